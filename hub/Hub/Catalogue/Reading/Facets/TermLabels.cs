using Hub.Indexing;

namespace Hub.Catalogue;

/// <summary>The labels of ids, and back. No two ids have the same label: where sources give one label to several, the id is added to it.</summary>
internal sealed class TermLabels
{
    private readonly Dictionary<string, string> labels;
    private readonly ILookup<string, string> ids;

    /// <summary>Takes ids with their labels; of several labels of one id the first.</summary>
    public TermLabels(IEnumerable<(string Id, string Label)> terms)
    {
        var first = terms.DistinctBy(term => term.Id, StringComparer.Ordinal).ToArray();
        var shared = first.GroupBy(term => term.Label, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .SelectMany(group => group).Select(term => term.Id).ToHashSet(StringComparer.Ordinal);
        labels = first.ToDictionary(term => term.Id, term => shared.Contains(term.Id) && term.Id != term.Label ? $"{term.Label} ({term.Id})" : term.Label, StringComparer.Ordinal);
        ids = labels.SelectMany(term => new[] { (Name: term.Value, Id: term.Key), (Name: term.Key, Id: term.Key) }).Distinct()
            .ToLookup(name => name.Name, name => name.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The labels that occur in a list of terms, each id and its label: the most frequent one of each id.</summary>
    public static TermLabels Of(IndexSnapshot index, string field) => new(index.Terms(field)
        .OrderByDescending(term => term.Documents)
        .Select(term => RecordCollection.Split(term.Term))
        .Select(term => (term[0] ?? term[1] ?? "", term[1] ?? term[0] ?? "")));

    /// <summary>The label of an id; the id itself where it has none.</summary>
    public string Label(string id) => labels.GetValueOrDefault(id, id);

    /// <summary>The ids that a text names, as id or label in any letter case.</summary>
    public IEnumerable<string> Ids(string text) => ids[text];
}
