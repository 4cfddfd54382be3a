namespace Hub.OData;

/// <summary>The key of a group: several values, compared one by one.</summary>
/// <param name="Values">The values.</param>
internal sealed record RowKey(IReadOnlyList<object?> Values)
{
    /// <inheritdoc />
    public bool Equals(RowKey? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (object? value in Values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>The order of two keys of one grouping.</summary>
    public static int Compare(RowKey left, RowKey right)
    {
        for (int i = 0; i < left.Values.Count; i++)
            if (Catalogue.Values.NullFirst(left.Values[i], right.Values[i]) is var order && order != 0) return order;
        return 0;
    }
}
