namespace ArchiveServer.RoCrates;

/// <summary>The BioImage Archive's repository of crates, one a study.</summary>
/// <param name="records">What it holds.</param>
internal sealed class BiaArchive(RecordSet records) : IPartnerArchive
{
    private const string Folder = "study_ro_crates";
    private const string Ending = "-ro-crate-metadata.json";

    private readonly GitRepository repository = new("BioImage-Archive/gide-ro-crate", Files(records));

    /// <inheritdoc />
    public string Id => "bia";

    /// <inheritdoc />
    public int Count => repository.Count - 1;

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes) => repository.Map(routes);

    private static IEnumerable<RepositoryFile> Files(RecordSet records) =>
        records.Files("bia", "*.json").Select(path => new RepositoryFile($"{Folder}/{Path.GetFileName(path)}", () => File.ReadAllBytes(path)))
            .Concat(Enumerable.Range(0, records.Generated).Select(index =>
                new RepositoryFile($"{Folder}/{Generating.GeneratedAccession.Bia(index)}{Ending}", () => GeneratedCrate.Of(records.Seed, index))))
            .Append(new RepositoryFile("README.md", () => "# Crates\n"u8.ToArray()));
}
