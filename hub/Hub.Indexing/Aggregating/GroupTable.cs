using Hub.Indexing.Queries;

namespace Hub.Indexing.Aggregating;

/// <summary>Numbers the combinations of values that occur, level by level: a group is the group of the fields before and the value of one more.</summary>
internal sealed class GroupTable(IReadOnlyList<GroupField> fields, int most)
{
    private readonly Dictionary<long, int>[] levels = [.. fields.Select(_ => new Dictionary<long, int>())];
    private readonly List<(int Parent, int Code)>[] members = [.. fields.Select(_ => new List<(int, int)>())];
    private readonly List<int> codes = [];
    private readonly List<int> current = [];
    private readonly List<int> next = [];

    internal int Count => fields.Count == 0 ? 1 : members[^1].Count;

    /// <summary>The groups of a document: one for each combination of its values.</summary>
    internal List<int> Read(int doc)
    {
        current.Clear();
        current.Add(0);
        for (int level = 0; level < fields.Count; level++)
        {
            fields[level].Read(doc, codes);
            next.Clear();
            foreach (int parent in current)
                foreach (int code in codes) next.Add(Group(level, parent, code));
            current.Clear();
            current.AddRange(next);
        }
        return current;
    }

    /// <summary>The group of the fields up to a level.</summary>
    internal int Group(int level, int parent, int code)
    {
        long key = ((long)parent << 32) | (uint)code;
        if (levels[level].TryGetValue(key, out int group)) return group;
        group = members[level].Count;
        if (group >= most) throw new QueryRefusedException($"There are more than {most:N0} groups. Narrow the query, or group by fewer fields.");
        levels[level].Add(key, group);
        members[level].Add((parent, code));
        return group;
    }

    /// <summary>The numbers of a group's values.</summary>
    internal void CodesOf(int group, Span<int> into)
    {
        for (int level = fields.Count - 1; level >= 0; level--)
        {
            var (parent, code) = members[level][group];
            into[level] = code;
            group = parent;
        }
    }
}
