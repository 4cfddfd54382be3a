using System.Text.RegularExpressions;

namespace Hub.Vocabularies;

/// <summary>Reads the spellings of ontology ids into CURIEs: addresses, PURLs, underscores, doubled prefixes, bare and zero-padded numbers.</summary>
internal static partial class TermIdSpelling
{
    private const int MaxLength = 300;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The CURIE of an id, or null where it cannot be read.</summary>
    /// <param name="id">As written.</param>
    /// <param name="ontology">The ontology named beside it, if any.</param>
    /// <param name="ownPrefix">The prefix that a bare number means where no ontology is named; null where it means nothing.</param>
    public static string? Read(string id, string? ontology, string? ownPrefix)
    {
        var text = WidthFolding.Fold(id).Trim().Trim('<', '>', '"', '.', ',', ';', '[', ']').Trim();
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (text.Contains('/', StringComparison.Ordinal))
        {
            return OfAddress(text, ontology, ownPrefix);
        }

        var parts = text.Split(['_', ':', ' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 && Glued().Match(parts[0]) is { Success: true } glued)
        {
            parts = [glued.Groups["prefix"].Value, glued.Groups["digits"].Value];
        }

        return parts switch
        {
            [] => null,
            [var local] => Prefix(ontology) is { } named ? Curie(named, local) : ownPrefix is null ? null : Curie(ownPrefix, local),
            [.., var branch, var local] when Edam().IsMatch(branch) => $"EDAM:{branch.ToLowerInvariant()}_{local}",
            [.., var prefix, var local] => Prefix(prefix) is { } known ? Curie(known, local) : null,
        };
    }

    /// <summary>Whether a text is nothing but an id with its prefix.</summary>
    public static bool IsId(string text) => Whole().IsMatch(text);

    /// <summary>A label without the id that some sources put behind it, and that id: <c>spinning disk (FBbi_00000253)</c>.</summary>
    public static (string Label, string? Id) Parted(string label)
    {
        string? id = null;
        while (Behind().Match(label) is { Success: true, Index: > 0 } match)
        {
            id = match.Groups["id"].Value;
            label = label[..match.Index].Trim();
        }

        return (label, id);
    }

    private static string? OfAddress(string address, string? ontology, string? ownPrefix)
    {
        if (NcbiAddress().Match(address) is { Success: true } ncbi)
        {
            return Curie("NCBITaxon", ncbi.Groups["digits"].Value);
        }

        if (GbifAddress().Match(address) is { Success: true } gbif)
        {
            return Curie("GBIF", gbif.Groups["digits"].Value);
        }

        var last = address.TrimEnd('/').Split('/', '#', '=', '?')[^1];
        return last.Length == 0 || last.Length == address.Length ? null : Read(last, ontology, ownPrefix);
    }

    private static string? Prefix(string? name) => name?.Trim().ToUpperInvariant() switch
    {
        null or "" => null,
        "NCBITAXON" or "NCBI" or "TAXON" or "TAXONOMY" or "TXID" or "NCBITAXONOMY" or "NCBI TAXONOMY" or "NCBI_TAXON" => "NCBITaxon",
        "FBBI" or "FBI" => "FBbi",
        var other => other.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetter(other[0]) ? other : null,
    };

    private static string? Curie(string prefix, string local) => prefix switch
    {
        "NCBITaxon" or "GBIF" => Number(local) is { } number ? $"{prefix}:{number}" : null,
        "FBbi" => Number(local) is { Length: <= 8 } number ? $"FBbi:{number.PadLeft(8, '0')}" : null,
        "HUB" => Number(local) is { Length: <= 7 } number ? $"HUB:{number.PadLeft(7, '0')}" : null,
        _ => local.All(char.IsAsciiLetterOrDigit) ? $"{prefix}:{local}" : null,
    };

    // Without its padding; at most ten digits, as no registry has more.
    private static string? Number(string local)
    {
        var bare = local.StartsWith("txid", StringComparison.OrdinalIgnoreCase) ? local[4..] : local;
        var digits = bare.TrimStart('0');
        return digits.Length is > 0 and <= 10 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    [GeneratedRegex("^(?<prefix>[a-z]{2,12}?)(?<digits>[0-9]{1,10})$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Glued();

    [GeneratedRegex("^(data|topic|operation|format)$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Edam();

    [GeneratedRegex("^(obo:)?[a-z]{2,12}[:_][a-z_]{0,12}[0-9]{1,10}$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"[\s(\[]*\b(?<id>(FBbi|NCBITaxon|HUB)\s*[:_]\s*[0-9]{1,10})[\s)\]]*$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Behind();

    [GeneratedRegex(@"ncbi\.nlm\.nih\.gov/\S*?taxonomy/\S*?((?<=/)|id=)(?<digits>[0-9]{1,12})(?![0-9])", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NcbiAddress();

    [GeneratedRegex(@"gbif\.org/(species/)?(?<digits>[0-9]{1,12})", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GbifAddress();
}
