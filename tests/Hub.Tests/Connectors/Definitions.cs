using System.Text.Json;

using Hub.Records;

namespace Hub.Tests.Connectors;

/// <summary>The archives as <c>config/archives</c> defines them, pointed at a server on this machine.</summary>
internal static class Definitions
{
    public static ArchiveDefinition Read(string archive, Uri baseUrl)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot(), "config", "archives", archive + ".json"));
        return JsonSerializer.Deserialize<ArchiveDefinition>(text, JsonSerializerOptions.Web)! with { BaseUrl = baseUrl };
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hub.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
