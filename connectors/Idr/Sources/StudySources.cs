using System.Text.Json;

using Hub.Connectors.Idr.StudyFiles;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Idr.Sources;

/// <summary>All that a payload holds of one study, read but not yet weighed against each other.</summary>
internal sealed record StudySources
{
    /// <summary><c>idr0001</c>.</summary>
    public required string Accession { get; init; }

    /// <summary>The study file; empty where it is missing.</summary>
    public StudyText Text { get; init; } = StudyText.Empty;

    /// <summary>The study's containers on the server, umbrellas too.</summary>
    public IReadOnlyList<Container> Containers { get; init; } = [];

    /// <summary>Their study annotations.</summary>
    public IReadOnlyList<AnnotationPair> Pairs { get; init; } = [];

    /// <summary>The archive's counts.</summary>
    public IReadOnlyList<ComponentSize> Sizes { get; init; } = [];

    /// <summary>The download rows.</summary>
    public IReadOnlyList<DownloadLink> Downloads { get; init; } = [];

    /// <summary><c>idr0001-graml-sysgro</c>, from whichever source says it.</summary>
    public string? StudyName => Names().FirstOrDefault(name => Container.AccessionOf(name) == Accession);

    /// <summary>Reads a payload's parts; what is missing or unreadable is reported, and the rest goes on.</summary>
    public static async Task<StudySources> ReadAsync(Payload payload, List<Problem> problems, CancellationToken cancellationToken)
    {
        var text = await TextOf(PartNames.StudyFile, "study-file-missing", "The study file is in neither of the archive's repositories; title, authors and methods come from what the server says.");
        var containers = await TextOf(PartNames.Containers, "containers-missing", "The archive's server lists no container of this study, only its site does.");
        var annotations = await TextOf(PartNames.Annotations, "annotations-missing", "The archive's server holds no annotation of this study.");
        var sizes = await TextOf(PartNames.Sizes, "sizes-missing", "studies.tsv has no row for this study: its size and number of files are unknown.");
        var downloads = await TextOf(PartNames.Downloads, null, "");

        var study = text is null ? StudyText.Empty : StudyText.Parse(text);
        problems.AddRange(study.Problems);
        var listed = Json(containers, PartNames.Containers, json => ServerAnswers.ReadContainers(json, problems), problems);
        return new StudySources
        {
            Accession = payload.Key,
            Text = study,
            Containers = listed,
            Pairs = Json(annotations, PartNames.Annotations, json => ServerAnswers.ReadAnnotations(json, listed, problems), problems),
            Sizes = sizes is null ? [] : ComponentSize.Read(sizes, problems),
            Downloads = downloads is null ? [] : DownloadLink.Read(downloads),
        };

        async Task<string?> TextOf(string name, string? code, string message)
        {
            if (payload.Part(name) is { } part)
            {
                return await part.ReadTextAsync(cancellationToken);
            }

            if (code is not null)
            {
                problems.Add(new Problem(ProblemSeverity.Warning, code, message, name));
            }

            return null;
        }
    }

    /// <summary>The distinct values of an annotation key, in order.</summary>
    public IEnumerable<AnnotationPair> Annotated(string key) => Pairs.Where(pair => pair.Key == key && pair.Value.Length > 0).DistinctBy(pair => pair.Value, StringComparer.Ordinal);

    private IEnumerable<string> Names() =>
        Containers.Select(container => container.Name)
            .Concat(Text.Components.Select(component => component.Name ?? ""))
            .Select(name => name.Split('/')[0])
            .Concat(Sizes.Select(size => size.Study));

    private static IReadOnlyList<T> Json<T>(string? text, string part, Func<string, IReadOnlyList<T>> read, List<Problem> problems)
    {
        try
        {
            return text is null ? [] : read(text);
        }
        catch (JsonException e)
        {
            problems.Add(new Problem(ProblemSeverity.Warning, "not-json", $"The part is not JSON and was left out: {e.Message}", FormattableString.Invariant($"{part} line {e.LineNumber + 1}")));
            return [];
        }
    }
}
