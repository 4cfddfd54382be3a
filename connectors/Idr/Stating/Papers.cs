using Hub.Connectors.Idr.Sources;
using Hub.Connectors.Idr.StudyFiles;
using Hub.Records;

namespace Hub.Connectors.Idr.Stating;

/// <summary>The papers of a study: columns of the study file, else the runs of the annotations that begin with a title.</summary>
internal static class Papers
{
    /// <summary>The papers in order.</summary>
    public static IReadOnlyList<Publication> Of(StudySources sources)
    {
        var stated = ByColumn(sources.Text.Study);
        return stated.Count > 0 ? stated : Annotated(sources);
    }

    private static List<Publication> ByColumn(StudyBlock study)
    {
        StudyRow[] rows =
        [
            study.Cells("Study Publication Title"), study.Cells("Study Author List"), study.Cells("Study DOI"),
            study.Cells("Study PubMed ID"), study.Cells("Study PMC ID"),
        ];
        var papers = new List<Publication>();
        for (var column = 0; column < rows.Max(row => row.Cells.Count); column++)
        {
            var cells = Array.ConvertAll(rows, row => row.Cell(column) is { Length: > 0 } cell ? cell.ReplaceLineEndings(" ") : null);
            if (Array.Exists(cells, cell => cell is not null))
            {
                papers.Add(new Publication { Title = cells[0], Authors = cells[1], Doi = cells[2], PubMedId = cells[3], PmcId = cells[4] });
            }
        }

        if (study.Text("Study Publication Preprint") is { } preprint)
        {
            papers.Add(new Publication { Title = papers.Count > 0 ? papers[0].Title : null, Doi = DoiOf(preprint), Journal = "preprint" });
        }

        return papers;
    }

    // bioRxiv's older addresses end in the DOI's own number: /content/early/2016/09/28/078196.
    private static string? DoiOf(string address)
    {
        const string BioRxiv = "biorxiv.org/content/early/";
        return address.Contains("/10.", StringComparison.Ordinal) ? address
            : address.Contains(BioRxiv, StringComparison.OrdinalIgnoreCase) ? "10.1101/" + address.TrimEnd('/').Split('/')[^1]
            : null;
    }

    private static List<Publication> Annotated(StudySources sources)
    {
        var papers = new List<Publication>();
        var holder = sources.Pairs.FirstOrDefault(pair => pair.Key == "Publication Title")?.Container;
        foreach (var pair in sources.Pairs.Where(pair => pair.Container == holder))
        {
            if (pair.Key == "Publication Title")
            {
                papers.Add(new Publication { Title = pair.Value });
            }
            else if (papers.Count > 0)
            {
                papers[^1] = With(papers[^1], pair);
            }
        }

        return papers;
    }

    private static Publication With(Publication paper, AnnotationPair pair) => pair.Key switch
    {
        "Publication Authors" => paper with { Authors = pair.Value },
        "PubMed ID" => paper with { PubMedId = pair.Value },
        "PMC ID" => paper with { PmcId = pair.Value },
        "Publication DOI" => paper with { Doi = pair.Value },
        _ => paper,
    };
}
