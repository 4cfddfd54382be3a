namespace Hub.Correlation;

/// <summary>Follows the sources of a MoBIE view through the list of its transforms.</summary>
internal sealed class MobieChains(ICollection<string> assumptions)
{
    private readonly Dictionary<string, (string Source, List<Transformation> Steps)> chains = new(StringComparer.Ordinal);
    private readonly HashSet<string> moved = new(StringComparer.Ordinal);

    public IEnumerable<(string Source, IReadOnlyList<Transformation> Steps)> Found =>
        chains.Values.Where(chain => !moved.Contains(chain.Source)).Select(chain => (chain.Source, (IReadOnlyList<Transformation>)chain.Steps));

    public void Add(JsonPlace item)
    {
        foreach (var (kind, value) in item.Members())
        {
            switch (kind)
            {
                case "affine":
                    AddAffine(value);
                    break;
                case "crop":
                    assumptions.Add($"The crop at {value.Path} shows less of its sources and does not move them, so it is left out.");
                    break;
                default:
                    AddOther(kind, value);
                    break;
            }
        }
    }

    private void AddAffine(JsonPlace affine)
    {
        var parameters = affine.Get("parameters");
        var numbers = parameters.Items(12).Count == 12 ? parameters.Numbers(12) : throw parameters.Refuse("An affine of MoBIE has 12 numbers.");
        var step = new AffineTransformation(parameters.Made(() => AffineMatrix.FromElements(3, 3, numbers))) { Name = affine.Find("name")?.Text() };
        var sources = affine.Get("sources").Items();
        var after = affine.Find("sourceNamesAfterTransform")?.Items();
        if (after is not null && after.Count != sources.Count)
        {
            throw affine.Get("sourceNamesAfterTransform").Refuse($"There are {after.Count} names for {sources.Count} sources.");
        }

        for (var index = 0; index < sources.Count; index++)
        {
            var source = sources[index].Text();
            var known = chains.GetValueOrDefault(source, (source, []));
            chains[after?[index].Text() ?? source] = (known.Item1, [.. known.Item2, step]);
        }
    }

    /// <summary>Grids and whatever comes later lay their sources out by the sizes of the images, which are not in the file.</summary>
    private void AddOther(string kind, JsonPlace value)
    {
        assumptions.Add($"The {FileLimits.Clean(kind)} at {value.Path} lays sources out by sizes that are not in the file; their places are not read.");
        var lists = new[] { value.Find("sources"), value.Find("nestedSources") };
        foreach (var source in lists.SelectMany(list => list?.Items() ?? []).SelectMany(item => item.IsArray ? item.Items() : [item]).Where(item => item.IsText))
        {
            moved.Add(chains.TryGetValue(source.Text(), out var known) ? known.Source : source.Text());
        }
    }
}
