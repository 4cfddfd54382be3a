using Hub.Vocabularies;

namespace Hub.Tests.OData;

/// <summary>A vocabulary's terms as a tree, walked step by step.</summary>
internal sealed class WalkedTree(TermVocabulary vocabulary)
{
    private readonly Dictionary<string, Term> terms = vocabulary.Terms.Where(term => !term.IsObsolete).ToDictionary(term => term.Id);

    public IReadOnlyList<string> Ids => [.. terms.Keys];

    public IReadOnlyList<string> Parents(string id) => [.. terms[id].Parents.Where(terms.ContainsKey)];

    public IReadOnlyList<string> Children(string id) => [.. terms.Values.Where(term => term.Parents.Contains(id)).Select(term => term.Id)];

    /// <summary>What is reached in so many steps at most, without where it begins unless a step leads back to it.</summary>
    public static IReadOnlySet<string> Walk(IEnumerable<string> start, Func<string, IReadOnlyList<string>> step, int? most)
    {
        var reached = new HashSet<string>();
        string[] layer = [.. start];
        for (int distance = 1; layer.Length > 0 && distance <= (most ?? int.MaxValue); distance++) layer = [.. layer.SelectMany(step).Distinct().Where(reached.Add)];
        return reached;
    }
}
