namespace Hub.Deposition.PageTab;

/// <summary>Finds the tables among sections, files and links.</summary>
internal static class TableRuns
{
    /// <summary>Items as they are written: neighbours that are rows of one table together, others one by one.</summary>
    public static IReadOnlyList<TableRun<T>> Of<T>(IReadOnlyList<T> items, Func<T, bool> inTable, Func<T, T, bool> sameTable)
    {
        var runs = new List<TableRun<T>>();
        var rows = new List<T>();
        foreach (var item in items)
        {
            if (rows.Count > 0 && !(inTable(item) && sameTable(rows[^1], item)))
            {
                runs.Add(new TableRun<T>([.. rows], true));
                rows.Clear();
            }

            if (inTable(item))
            {
                rows.Add(item);
            }
            else
            {
                runs.Add(new TableRun<T>([item], false));
            }
        }

        if (rows.Count > 0)
        {
            runs.Add(new TableRun<T>([.. rows], true));
        }

        return runs;
    }
}
