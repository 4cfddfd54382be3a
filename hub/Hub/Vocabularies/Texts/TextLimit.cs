namespace Hub.Vocabularies;

/// <summary>Cuts texts to a length without cutting a character in two.</summary>
internal static class TextLimit
{
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end].TrimEnd();
    }
}
