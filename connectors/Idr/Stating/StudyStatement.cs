using System.Globalization;

using Hub.Connectors.Idr.Sources;
using Hub.Records;

namespace Hub.Connectors.Idr.Stating;

/// <summary>Weighs a study's sources: the study file goes before the annotations, those before container descriptions; counts come from the size table alone.</summary>
internal static class StudyStatement
{
    private const string Home = "https://idr.openmicroscopy.org";

    private static readonly string[] DescriptionHeadings = ["Study Description", "Screen Description", "Experiment Description"];

    /// <summary>The record; null where no source names the study, with the reason among the problems.</summary>
    public static StatedRecord? Of(StudySources sources, ArchiveDefinition archive, List<Problem> problems)
    {
        var trace = new List<TraceEntry>();
        if (Title(sources, trace, problems) is not { } title)
        {
            return null;
        }

        CheckNames(sources, problems);
        var components = Components.Of(sources);
        var home = (archive.HomePage ?? Home).TrimEnd('/');
        return new StatedRecord
        {
            Accession = sources.Accession,
            Aliases = sources.StudyName is { } name ? [name] : [],
            Title = title,
            Description = Description(sources),
            ReleaseDate = ReleaseDate(sources),
            Licence = Terms.Licence(sources),
            Size = Sum(sources.Sizes, size => size.Bytes, "SizeBytes", trace) is { } bytes ? new StatedText(bytes.ToString(CultureInfo.InvariantCulture), "sizes.tsv: Size") : null,
            FileCount = Sum(sources.Sizes, size => size.Files, "FileCount", trace),
            ImageCount = Sum(sources.Sizes, size => size.Images, "ImageCount", trace),
            Organisms = Terms.Organisms(sources),
            ImagingMethods = Terms.ImagingMethods(sources),
            StudyTypes = Terms.StudyTypes(sources),
            Keywords = [.. sources.Text.Study.Cells("Study Key Words", "Study Key Word").Stated.Distinct(StringComparer.OrdinalIgnoreCase)],
            Authors = People.Authors(sources),
            Publications = Papers.Of(sources),
            Components = components,
            References = References.Of(sources),
            Attributes = [.. Attributes(sources)],
            Doi = Doi(sources, components.Count),
            LandingPage = $"{home}/study/{sources.Accession}/",
            ThumbnailUrl = SampleImage(sources) is { } image ? $"{home}/webgateway/render_thumbnail/{image}/" : null,
            Trace = trace,
        };
    }

    private static string? Title(StudySources sources, List<TraceEntry> trace, List<Problem> problems)
    {
        var title = sources.Text.Study.Text("Study Title")
            ?? sources.Text.Study.Text("Study Publication Title")
            ?? sources.Annotated("Study Title").Concat(sources.Annotated("Publication Title")).FirstOrDefault()?.Value
            ?? sources.Containers.Select(container => container.Section("Publication Title")).FirstOrDefault(section => section is not null);
        if (title is not null)
        {
            return title.ReplaceLineEndings(" ");
        }

        if (sources.StudyName is { } name)
        {
            problems.Add(new Problem(ProblemSeverity.Warning, "title-missing", "No source states a title; the study's name stands in for it."));
            trace.Add(new TraceEntry { Field = "Title", Source = name, Value = name, Rule = "idr.title-from-study-name", Certainty = Certainty.Derived });
            return name;
        }

        problems.Add(new Problem(ProblemSeverity.Error, "title-missing", $"No source names {sources.Accession}: neither server, study file nor studies.tsv holds its title or name. Look whether the archive withdrew the study."));
        return null;
    }

    private static void CheckNames(StudySources sources, List<Problem> problems)
    {
        var row = sources.Text.Study.Cells("Comment[IDR Study Accession]");
        if (row.First is { } stated && stated != sources.Accession)
        {
            problems.Add(new Problem(ProblemSeverity.Warning, "accession-differs", $"The study file of {sources.Accession} calls itself '{stated}'; correct the file.", row.Where));
        }

        foreach (var block in sources.Text.Components.Where(block => Container.ComponentId(block.Name ?? "") is null))
        {
            problems.Add(new Problem(ProblemSeverity.Warning, "component-unnamed", $"A {block.Kind.ToLowerInvariant()} has the name '{block.Name}' instead of one like {sources.Accession}-author-topic/{block.Kind.ToLowerInvariant()}A; its own facts are left out.", block.Rows[0].Where));
        }
    }

    private static string? Description(StudySources sources) =>
        sources.Text.Study.Cells("Study Description").First
        ?? DescriptionHeadings.SelectMany(heading => sources.Containers.Select(container => container.Section(heading))).FirstOrDefault(section => section is not null);

    private static StatedText? ReleaseDate(StudySources sources)
    {
        var row = sources.Text.Study.Cells("Study Public Release Date");
        return row.First is { } stated ? new StatedText(stated, row.Where)
            : sources.Annotated("Release Date").FirstOrDefault() is { } pair ? new StatedText(pair.Value, pair.Where)
            : null;
    }

    // A component's own DOI is the study's only where it is the study's only component.
    private static string? Doi(StudySources sources, int components) =>
        sources.Text.Study.Text("Study Data DOI")
        ?? sources.Annotated("Data DOI").FirstOrDefault(pair => pair.Container.IsUmbrella || components == 1)?.Value;

    private static string? SampleImage(StudySources sources) =>
        sources.Downloads.Select(link => link.ImageId).FirstOrDefault(id => id.Length is > 0 and < 20 && id.All(char.IsAsciiDigit));

    // A total needs every addend: a row without a number leaves the total unknown.
    private static long? Sum(IReadOnlyList<ComponentSize> sizes, Func<ComponentSize, long?> count, string field, List<TraceEntry> trace)
    {
        var counts = sizes.Select(count).ToList();
        if (counts.Count == 0 || counts.Contains(null) || counts.Sum(value => (decimal)value!) > long.MaxValue)
        {
            return null;
        }

        var sum = counts.Sum()!.Value;
        if (counts.Count > 1)
        {
            trace.Add(new TraceEntry
            {
                Field = field,
                Source = string.Join(" + ", counts),
                Value = sum.ToString(CultureInfo.InvariantCulture),
                Rule = "idr.sum-of-components",
                Where = "sizes.tsv",
                Certainty = Certainty.Derived,
            });
        }

        return sum;
    }

    private static IEnumerable<KeyValue> Attributes(StudySources sources)
    {
        string[] facts = ["Copyright", "Data Publisher", "Version History"];
        return facts.SelectMany(fact => sources.Text.Study.Cells("Study " + fact).Stated.Select(cell => new KeyValue(fact, cell))
                .Concat(sources.Annotated(fact).Select(pair => new KeyValue(fact, pair.Value, pair.Address))))
            .Concat(People.SubmitterAttributes(sources))
            .Concat(sources.Downloads.Where(link => link.Address.StartsWith("http", StringComparison.Ordinal)).Select(link => new KeyValue("Download", link.Address, link.Address)))
            .DistinctBy(pair => (pair.Name, pair.Value));
    }
}
