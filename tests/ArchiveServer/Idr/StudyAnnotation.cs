namespace ArchiveServer.Idr;

/// <summary>Study annotation and description of a container, written in the order and form of the archive's own formatter.</summary>
internal static class StudyAnnotation
{
    /// <summary>The pairs of a component; of the study as a whole where none is given.</summary>
    public static IReadOnlyList<(string Key, string Value)> Pairs(ServedStudy study, ServedComponent? component)
    {
        if (study.StudyFile is null)
        {
            return [];
        }

        var file = StudyFileValues.Of(study.StudyFile());
        var pairs = new List<(string Key, string Value)>();
        var scope = file.Scope(component?.Name ?? "none");
        var kind = component?.IsScreen == true ? "Screen" : "Experiment";
        Add("Sample Type", scope.Values($"{kind} Sample Type"));
        Add("Organism", file.Values("Study Organism"));
        Add("Study Title", file.Values("Study Title").Except(file.Values("Study Publication Title")));
        Add("Study Type", file.Values("Study Type"));
        Add("Screen Type", scope.Values("Screen Type"));
        Add("Screen Technology Type", scope.Values("Screen Technology Type"));
        Add("Imaging Method", scope.Values($"{kind} Imaging Method"));
        AddPapers(file, pairs);
        AddBottom(file, scope.Values($"{kind} Data DOI") is { Length: > 0 } own ? own : file.Values("Study Data DOI"), pairs);
        if (component?.WriteTableAsync is not null)
        {
            var name = $"{study.Accession}-{component.Name}-annotation.csv";
            var folder = study.IsInCommonRepository ? $"idr-metadata/blob/HEAD/{study.Name}" : $"{study.Name}/blob/HEAD";
            pairs.Add(("Annotation File", $"{name} https://github.com/IDR/{folder}/{component.Name}/{name}"));
        }

        return pairs;

        void Add(string key, IEnumerable<string> values) => pairs.AddRange(values.Where(value => value.Length > 0).Select(value => (key, value)));
    }

    /// <summary>The description of a component; of the study as a whole where none is given.</summary>
    public static string? Description(ServedStudy study, ServedComponent? component)
    {
        if (study.StudyFile is null)
        {
            return study.Description is { } texts ? Sections(texts.Title, component is null ? "Study Description" : component.IsScreen ? "Screen Description" : "Experiment Description", texts.Text, []) : null;
        }

        var file = StudyFileValues.Of(study.StudyFile());
        var kind = component?.IsScreen == true ? "Screen" : "Experiment";
        var (heading, text) = component is null
            ? ("Study Description", file.Values("Study Description"))
            : ($"{kind} Description", file.Scope(component.Name).Values($"{kind} Description"));
        return Sections(file.Values("Study Publication Title").FirstOrDefault() ?? "", heading, text.FirstOrDefault() ?? "", file.Values("Study Version History"));
    }

    private static string Sections(string title, string heading, string text, string[] history) =>
        $"Publication Title\n{title}\n\n{heading}\n{text}" + (history.Length > 0 ? $"\n\nVersion History\n{history[0]}" : "");

    private static void AddPapers(StudyFileValues file, List<(string Key, string Value)> pairs)
    {
        var titles = file.Values("Study Publication Title");
        for (var column = 0; column < titles.Length; column++)
        {
            Add("Publication Title", titles, text => text);
            Add("Publication Authors", file.Values("Study Author List"), text => text);
            Add("PubMed ID", file.Values("Study PubMed ID"), id => $"{id} https://www.ncbi.nlm.nih.gov/pubmed/{id}");
            Add("PMC ID", file.Values("Study PMC ID"), id => $"{id} https://www.ncbi.nlm.nih.gov/pmc/articles/{id}");
            Add("Publication DOI", file.Values("Study DOI"), address => Doi(address));

            void Add(string key, string[] cells, Func<string, string> write)
            {
                if (column < cells.Length && cells[column].Length > 0)
                {
                    pairs.Add((key, write(cells[column])));
                }
            }
        }
    }

    private static void AddBottom(StudyFileValues file, string[] dataDoi, List<(string Key, string Value)> pairs)
    {
        Add("Release Date", file.Values("Study Public Release Date"), text => text);

        // A value is written only where all of its parts are stated.
        if (file.Values("Study License") is [var licence, ..] && file.Values("Study License URL") is [var address, ..])
        {
            pairs.Add(("License", $"{licence} {address}"));
        }

        Add("Copyright", file.Values("Study Copyright"), text => text);
        Add("Data Publisher", file.Values("Study Data Publisher"), text => text);
        Add("Data DOI", dataDoi, Doi);
        Add("External URL", file.Values("Study External URL"), text => text);
        Add("BioStudies Accession", file.Values("Study BioImage Archive Accession"), BioStudies);
        Add("BioStudies Accession", file.Values("Study BioStudies Accession"), BioStudies);
        Add("EMPIAR Accession", file.Values("Study EMPIAR Accession"), id => $"{id} https://dx.doi.org/10.6019/{id}");

        void Add(string key, string[] values, Func<string, string> write) => pairs.AddRange(values.Where(value => value.Length > 0).Select(value => (key, write(value))));
    }

    private static string BioStudies(string accession) => $"{accession} https://www.ebi.ac.uk/biostudies/studies/{accession}";

    private static string Doi(string address)
    {
        var doi = address[Math.Max(address.IndexOf("10.", StringComparison.Ordinal), 0)..];
        return $"{doi} https://doi.org/{doi}";
    }
}
