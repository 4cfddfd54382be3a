using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Hub.Vocabularies;

/// <summary>SPDX licences with the words and addresses by which archives state them, from <c>licences.tsv</c>.</summary>
public sealed partial class LicenceVocabulary
{
    /// <summary>The prefix of licences that SPDX lacks.</summary>
    public const string OwnPrefix = "LicenseRef-";

    private const int MaxLength = 1000;

    private readonly FrozenDictionary<string, Licence> byId;
    private readonly FrozenDictionary<string, Licence> byWords;
    private readonly FrozenDictionary<string, Licence> byAddress;

    private LicenceVocabulary(string version, IReadOnlyList<(Licence Licence, VocabularyRow Row)> rows)
    {
        Version = version;
        Licences = [.. rows.Select(row => row.Licence)];
        byId = Licences.ToFrozenDictionary(licence => licence.Id, StringComparer.OrdinalIgnoreCase);
        byWords = rows.SelectMany(row => row.Row.List("words").Append(row.Licence.Id).Append(row.Licence.Name).Select(word => (Key: NameKey.Of(word), row.Licence)))
            .DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Licence);
        byAddress = rows.SelectMany(row => row.Row.List("addresses").Select(address => (Key: AddressKey(address), row.Licence)))
            .DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Licence);
    }

    /// <summary>Name and version of the source.</summary>
    public string Version { get; }

    /// <summary>Every licence, in the file's order.</summary>
    public IReadOnlyList<Licence> Licences { get; }

    /// <summary>The licence of an SPDX id, or null.</summary>
    /// <param name="id">For example <c>CC-BY-4.0</c>.</param>
    public Licence? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>
    /// The SPDX id of a licence in any spelling of label or address; <c>LicenseRef-…</c> for an address that SPDX lacks and for a
    /// Creative Commons licence without its version; null for words that name no licence.
    /// </summary>
    /// <param name="stated">For example <c>CC BY 4.0</c> or <c>http://creativecommons.org/licenses/by/4.0</c>.</param>
    public string? Canonical(string stated)
    {
        var text = stated.Trim();
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (text.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var own = NotIdCharacter().Replace(text[OwnPrefix.Length..], "-").Trim('-');
            return own.Length > 0 ? OwnPrefix + own : null;
        }

        return IsAddress(text) ? OfAddress(text) : OfWordsAndAddress(text);
    }

    internal static async Task<LicenceVocabulary> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var table = await VocabularyTable.ReadAsync(path, ["id", "name", "addresses", "words"], cancellationToken);
        return new LicenceVocabulary(table.Version, [.. table.Rows.Select(row => (Read(row), row))]);
    }

    private static Licence Read(VocabularyRow row) =>
        new(row.Required("id"), row.Required("name"), row.List("addresses") is [var first, ..] ? first : null);

    private static bool IsAddress(string text) => !text.Contains(' ', StringComparison.Ordinal)
        && (text.Contains("://", StringComparison.Ordinal)
            || text.StartsWith("creativecommons.org", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase));

    // "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)".
    private string? OfWordsAndAddress(string text)
    {
        var start = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return OfWords(text);
        }

        return OfWords(text[..start].TrimEnd('(', ' ', ':')) ?? OfAddress(text[start..].Split(' ', ')')[0]);
    }

    private string? OfWords(string text) =>
        byWords.TryGetValue(NameKey.Of(text), out var licence) ? licence.Id
        : CreativeCommons.OfWords(text) is { } spelled ? Known(spelled)
        : null;

    private string? OfAddress(string text)
    {
        if (byAddress.TryGetValue(AddressKey(text), out var licence))
        {
            return licence.Id;
        }

        if (CreativeCommons.OfAddress(text) is { } spelled)
        {
            return Known(spelled);
        }

        var own = NotIdCharacter().Replace(AddressKey(text), "-").Trim('-');
        return own.Length > 0 ? OwnPrefix + own : null;
    }

    // SPDX lists the combination, or it is one that never was (CC-BY-9.0) or has no version.
    private string Known(string spelled) => byId.TryGetValue(spelled, out var licence) ? licence.Id : OwnPrefix + spelled;

    private static string AddressKey(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var bare = (start < 0 ? address : address[(start + 3)..]).ToLowerInvariant();
        bare = bare.StartsWith("www.", StringComparison.Ordinal) ? bare[4..] : bare;
        return bare.TrimEnd('/', '.', ' ');
    }

    [GeneratedRegex("[^A-Za-z0-9.]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotIdCharacter();
}
