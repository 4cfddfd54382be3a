using Hub.Connectors.Idr.Sources;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Idr.Asking;

/// <summary>The tables that the archive's site is built from.</summary>
/// <param name="Release">The newest row of <c>releases.tsv</c>.</param>
/// <param name="Sizes"><c>studies.tsv</c>: a row a component.</param>
/// <param name="Downloads"><c>download_urls.tsv</c>: a row a study, sometimes more.</param>
internal sealed record SiteTables(string Release, TabbedTable Sizes, TabbedTable Downloads)
{
    /// <summary>Fetches all three.</summary>
    /// <exception cref="ArchiveException">One cannot be had, or has lost a column that is needed.</exception>
    public static async Task<SiteTables> FetchAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        var releases = await TableAsync("releases.tsv", "Data release");
        return releases.Rows.Count == 0
            ? throw new ArchiveException($"{Address("releases.tsv")} has no rows; without the archive's releases it cannot be seen what changed.")
            : new SiteTables(releases.Rows[^1], await TableAsync("studies.tsv", "Study", "Container", "Size", "# of Files"), await TableAsync("download_urls.tsv", "idrid"));

        Uri Address(string name) => archive.Address(Endpoints.Repositories, $"idr.openmicroscopy.org/HEAD/_data/{name}");

        async Task<TabbedTable> TableAsync(string name, params string[] columns)
        {
            var response = await client.SendAsync(new ArchiveRequest(Address(name)) { Accept = "text/plain" }, cancellationToken);
            var table = TabbedTable.Parse(await response.AsPart(name).ReadTextAsync(cancellationToken));
            return Array.Find(columns, column => !table.Has(column)) is { } missing
                ? throw new ArchiveException($"{Address(name)} has no column '{missing}'; look whether the archive's site renamed it.")
                : table;
        }
    }
}
