using System.Text;

namespace Hub.Portal.Presenting;

/// <summary>Addresses that come from records, which anybody may have written.</summary>
public static class WebAddress
{
    /// <summary>The address if a page may link to it: absolute, http or https; else null.</summary>
    /// <param name="address">Anything.</param>
    public static string? Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri.AbsoluteUri : null;

    /// <summary>A picture's address as a CSS image, over https; one that cannot be had then leaves no broken frame. Null for any other address.</summary>
    /// <param name="address">Anything.</param>
    public static string? Picture(string? address) =>
        Safe(address) is { } safe && safe.StartsWith("https://", StringComparison.Ordinal)
            ? $"url({safe.Replace("'", "%27", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})"
            : null;

    /// <summary>A DataCite relation type in words: <c>IsVariantFormOf</c> becomes <c>is variant form of</c>.</summary>
    /// <param name="relation">The relation type.</param>
    public static string Words(string relation)
    {
        var words = new StringBuilder(relation.Length + 6);
        foreach (var letter in relation)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
