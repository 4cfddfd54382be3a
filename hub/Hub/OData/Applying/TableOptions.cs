namespace Hub.OData;

/// <summary>The query options that come after <c>$apply</c>, as further transformations of its table.</summary>
internal static class TableOptions
{
    /// <summary>The table that the options leave, and how many rows it had before it was cut to a page.</summary>
    public static ApplyTable Apply(ApplyRunner runner, ApplyState state, QueryOptions options)
    {
        if (options["$search"] is not null || options["$expand"] is not null || options[FacetNames.Option] is not null)
            throw new ODataRefusedException(400, "option-misplaced", "$search, $expand and facets do not apply to what an aggregation leaves. Search inside $apply: search(…)/groupby(…).", "$apply");
        if (options["$compute"] is { } compute) state = runner.Run(state, $"compute({compute})");
        if (options["$filter"] is { } filter) state = runner.Run(state, $"filter({filter})");
        if (options["$orderby"] is { } order) state = runner.Run(state, $"orderby({order})");
        long total = state.Table!.Rows.Count;
        if (options["$skip"] is { } skip) state = runner.Run(state, $"skip({skip})");
        if (options["$top"] is { } top) state = runner.Run(state, $"top({top})");
        var table = state.Table! with { Total = total };
        if (options["$select"] is not { } select) return table;
        string[] wanted = select.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        table.Require(wanted);
        return table with { Columns = wanted };
    }
}
