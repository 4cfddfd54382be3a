namespace Hub.Deposition.Checks;

/// <summary>A depositor's words as they are repeated in a message.</summary>
internal static class Shown
{
    public static string Of(string text) => text.Length <= 80 ? text.ReplaceLineEndings(" ") : text[..80].ReplaceLineEndings(" ") + "…";
}
