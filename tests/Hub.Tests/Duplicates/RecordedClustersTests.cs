using System.Text.RegularExpressions;

using Hub.Records;
using Hub.Tests.Acceptance;
using Hub.Tests.Making;

namespace Hub.Tests.Duplicates;

/// <summary>The clusters of the recorded archives, against a judge that reads records and links by itself.</summary>
[Collection(RecordedHubCollection.Name)]
public sealed partial class RecordedClustersTests(RecordedHub recorded)
{
    private readonly Dictionary<string, string> expected = new(StringComparer.Ordinal)
    {
    };

    [SharedDataFact]
    public async Task Every_cluster_of_the_recorded_archives_is_one_that_was_read_and_found_right()
    {
        foreach (var cluster in await ClustersAsync())
        {
            Console.WriteLine($"{cluster.Id} {cluster.Preferred}: {string.Join(" ", cluster.Members.Select(m => m.Accession))}");
            foreach (var pair in cluster.Pairs) Console.WriteLine($"     {pair.First} {pair.Second} {pair.Weight}: {string.Join(" | ", pair.Evidence)} AGAINST {string.Join(" | ", pair.Against)}");
        }
        var living = await recorded.Partners.LivingAsync();
        foreach (var group in living.Values.GroupBy(d => string.Join(' ', Words().Matches(d.Title.ToLowerInvariant()).Select(m => m.Value)), StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Console.WriteLine($"TITLE {group.Key}");
            foreach (var d in group) Console.WriteLine($"     {d.Accession} {d.ReleaseDate} {string.Join(",", d.Authors.Take(3).Select(a => a.Name))} {d.Modality}");
        }
        await foreach (var link in recorded.Partners.Links.ReadAsync("", default))
        {
            if (link.Value.Relation is LinkRelation.IsVersionOf or LinkRelation.IsVariantFormOf && living.ContainsKey(link.Value.From) && living.ContainsKey(link.Value.To))
                Console.WriteLine($"LINK {link.Value.From} {link.Value.Relation} {link.Value.To} {string.Join(" | ", link.Value.Assertions.Select(a => a.By + ":" + a.Evidence))}");
        }
        throw new InvalidOperationException("look");
    }

    private async Task<IReadOnlyList<DuplicateCluster>> ClustersAsync() => await recorded.Partners.Duplicates.ReadAsync(default).Where(cluster => cluster.Members.Count > 0).ToListAsync();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
