using System.Text.RegularExpressions;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.RoCrate;

/// <summary>Which data set a crate is of. Its <c>identifier</c> says so; its <c>@id</c> is an address, and addresses change.</summary>
/// <param name="Accession">The accession, or null where neither identifier nor address holds one.</param>
/// <param name="Aliases">The other identifiers.</param>
/// <param name="Trace">How the accession came to be, where it was derived.</param>
internal sealed partial record CrateIdentity(string? Accession, IReadOnlyList<string> Aliases, IReadOnlyList<TraceEntry> Trace)
{
    /// <summary>The identity of a crate's root.</summary>
    public static CrateIdentity Of(CrateEntity root, ArchiveDefinition archive)
    {
        var identifiers = Identifiers(root).ToList();
        var usable = identifiers.Where(identifier => Usable().IsMatch(identifier)).ToList();
        var stated = usable.FirstOrDefault(identifier => Owned(archive, identifier) == identifier) ?? usable.FirstOrDefault();
        if (stated is not null)
        {
            return new CrateIdentity(stated, [.. identifiers.Where(identifier => identifier != stated && !CrateNames.IsAddress(identifier))], []);
        }

        var source = identifiers.Append(root.Id).FirstOrDefault(text => Owned(archive, text) is not null);
        return source is null || Owned(archive, source) is not { } derived
            ? new CrateIdentity(null, [], [])
            : new CrateIdentity(derived, [], [Derivation(source, derived)]);
    }

    private static IEnumerable<string> Identifiers(CrateEntity root) =>
        root.Texts("identifier").Concat(root.Links("identifier").SelectMany(identifier => identifier.Texts("value"))).Distinct(StringComparer.Ordinal);

    private static TraceEntry Derivation(string source, string derived) => new()
    {
        Field = "Accession",
        Source = source.Length > 500 ? source[..500] : source,
        Value = derived,
        Rule = "ro-crate.accession-from-address",
        Where = "@id",
        Certainty = Certainty.Derived,
    };

    // The accession among those the archive owns that a text holds as a whole word.
    private static string? Owned(ArchiveDefinition archive, string text)
    {
        if (archive.OwnsAccessions is not { } owns)
        {
            return null;
        }

        var match = Regex.Match(text, $"(?<![\\w-])(?:{owns})(?![\\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        return match.Success ? match.Value : null;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{1,99}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Usable();
}
