using Hub.Records;
using Hub.Vocabularies;

namespace Hub.Tests.Vocabularies;

/// <summary>The vocabularies as the hub ships them, loaded once, and short ways to ask them.</summary>
public sealed class RealVocabularies : IAsyncLifetime
{
    public static readonly DateTimeOffset HarvestedAt = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public static readonly ArchiveDefinition Empiar = new() { Id = "empiar", Name = "EMPIAR", Kind = "empiar", OwnsAccessions = @"EMPIAR-\d+", PolicyLicence = "CC0" };

    public static readonly ArchiveDefinition Idr = new() { Id = "idr", Name = "IDR", Kind = "idr", OwnsAccessions = @"idr\d{4}" };

    public static readonly ArchiveDefinition Bia = new() { Id = "bia", Name = "BioImage Archive", Kind = "ro-crate", OwnsAccessions = @"S-BIAD\d+" };

    public VocabularySet Set { get; private set; } = null!;

    public Canonicaliser Canonicaliser { get; private set; } = null!;

    public static string Folder { get; } = FindFolder();

    public static StatedRecord Stated => new() { Accession = "idr0001", Title = "A title" };

    public async Task InitializeAsync()
    {
        Set = await VocabularySet.LoadAsync(Folder, CancellationToken.None);
        Canonicaliser = new Canonicaliser(Set, [Empiar, Idr, Bia]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public CanonicalRecord Canonical(StatedRecord record) => Canonicaliser.Canonicalise(record, Idr, HarvestedAt);

    public CanonicalRecord WithOrganisms(params StatedTerm[] terms) => Canonical(Stated with { Organisms = terms });

    public CanonicalRecord WithMethods(params StatedTerm[] terms) => Canonical(Stated with { ImagingMethods = terms });

    public CanonicalRecord WithLicence(string? id, string? label) => Canonical(Stated with { Licence = new StatedTerm(id, label) });

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "config", "vocabularies");
            if (File.Exists(Path.Combine(folder.FullName, "Hub.sln")) && Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException("The tests run inside the repository, whose config/vocabularies they read.");
    }
}
