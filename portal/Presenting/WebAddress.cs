using System.Text;

namespace Hub.Portal.Presenting;

/// <summary>Addresses that come from records, which anybody may have written.</summary>
public static class WebAddress
{
    /// <summary>The address if a page may link to it: absolute, http or https; else null.</summary>
    /// <param name="address">Anything.</param>
    public static string? Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri.ToString() : null;

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
