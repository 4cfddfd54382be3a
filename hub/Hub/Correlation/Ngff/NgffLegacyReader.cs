namespace Hub.Correlation;

/// <summary>Reads the images of OME-NGFF 0.4 and 0.5: for each dataset a scale, perhaps a translation, then those of the whole image.</summary>
internal sealed class NgffLegacyReader(NgffTransformationReader transformations)
{
    public IEnumerable<StatedTransformation> Read(JsonPlace multiscale)
    {
        var physical = new CoordinateSystem { Name = "physical", Axes = NgffSystems.Axes(multiscale.Find("axes") ?? throw multiscale.Refuse("'axes' is missing: before OME-NGFF 0.4 no transformations are stated.")) };
        var shared = Steps(multiscale.Find("coordinateTransformations"), physical.Dimensions);
        foreach (var dataset in multiscale.Get("datasets").Items())
        {
            var path = dataset.Get("path").Text();
            var own = dataset.Get("coordinateTransformations");
            var steps = Steps(own, physical.Dimensions);
            if (steps is not [ScaleTransformation] and not [ScaleTransformation, TranslationTransformation])
            {
                throw own.Refuse("A dataset has one scale, and after it at most one translation.");
            }

            yield return new StatedTransformation
            {
                Name = $"{path} to physical",
                From = NgffSystems.Array(path, physical.Axes) with { PixelSize = [.. physical.Axes.Select(_ => 1.0)] },
                To = physical,
                Transformation = SequenceTransformation.Of([.. steps, .. shared]),
            };
        }
    }

    private List<Transformation> Steps(JsonPlace? list, int dimensions)
    {
        var steps = new List<Transformation>();
        foreach (var item in list?.Items() ?? [])
        {
            var step = transformations.Read(item, NgffAxes.Unknown);
            if (step is not (ScaleTransformation or TranslationTransformation or IdentityTransformation))
            {
                throw item.Refuse($"OME-NGFF 0.4 and 0.5 know scale and translation here, not {step.Type}.");
            }

            if (step.InputDimensions is { } count && count != dimensions)
            {
                throw item.Refuse($"The {step.Type} has {count} numbers, and the image {dimensions} axes.");
            }

            steps.Add(step);
        }

        return steps;
    }
}
