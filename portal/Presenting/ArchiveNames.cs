using Hub.Records;

namespace Hub.Portal.Presenting;

/// <summary>What people call the archives.</summary>
/// <param name="archives">The archives as configured.</param>
public sealed class ArchiveNames(IReadOnlyList<ArchiveDefinition> archives)
{
    private readonly FromArchives<Dictionary<string, string>> names = new(archives, each => each.ToDictionary(archive => archive.Id, archive => archive.Name, StringComparer.Ordinal));

    /// <summary>All archives, by name.</summary>
    public IReadOnlyList<ArchiveDefinition> All => [.. archives.OrderBy(archive => archive.Name, StringComparer.Ordinal)];

    /// <summary>The archive's name; its id where it is no longer configured.</summary>
    /// <param name="id">The archive's id.</param>
    public string NameOf(string id) => names.Value.GetValueOrDefault(id, id);
}
