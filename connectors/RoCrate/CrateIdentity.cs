using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
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
        var stated = usable.Find(identifier => OwnedAccession.In(archive, [identifier])?.Accession == identifier) ?? usable.FirstOrDefault();
        if (stated is not null)
        {
            return new CrateIdentity(stated, [.. identifiers.Where(identifier => identifier != stated && !CrateNames.IsAddress(identifier))], []);
        }

        return OwnedAccession.In(archive, [.. identifiers, root.Id]) is { } found
            ? new CrateIdentity(found.Accession, [], [Derivation(found.Source, found.Accession)])
            : new CrateIdentity(null, [], []);
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

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{1,99}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Usable();
}
