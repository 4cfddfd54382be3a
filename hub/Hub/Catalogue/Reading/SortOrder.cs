namespace Hub.Catalogue;

/// <summary>Makes of an order one of the index's fields.</summary>
internal static class SortOrder
{
    /// <summary>The order of a question; by key where it has none.</summary>
    /// <param name="request">The question.</param>
    /// <param name="ranks">Whether there is a text to rank by.</param>
    public static IReadOnlyList<Indexing.Searching.SortKey> Of(RecordsRequest request, bool ranks)
    {
        var order = new List<Indexing.Searching.SortKey>();
        foreach (var key in request.Sort)
        {
            if (key.Field == SortKey.Score)
            {
                if (ranks) order.Add(new Indexing.Searching.SortKey(null, key.Descending));
                continue;
            }
            var property = RecordSets.Fields(request.Set).Property(key.Field);
            if (key.NullsFirst) order.Add(new Indexing.Searching.SortKey(FieldNames.Absent + property.Name));
            order.Add(new Indexing.Searching.SortKey(property.Field, key.Descending));
        }
        return order.Count == 0 ? [Indexing.Searching.SortKey.Key()] : order;
    }
}
