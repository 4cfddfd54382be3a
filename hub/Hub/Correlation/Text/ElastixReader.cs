namespace Hub.Correlation;

/// <summary>Reads an elastix file and those that it names as done before it.</summary>
internal sealed class ElastixReader(TransformationReadOptions options, ICollection<string> assumptions)
{
    private const string None = "NoInitialTransform";

    private int files;

    /// <summary>The transformation of a file with everything that it starts from.</summary>
    public Transformation Read(ElastixParameters parameters)
    {
        if (parameters.Need("Transform") == "File")
        {
            return Companion(parameters, "TransformFileName", parameters.Need("TransformFileName"));
        }

        var own = Own(parameters);
        var (name, initial) = Initial(parameters);
        if (initial == None)
        {
            return own;
        }

        var how = parameters.Need("HowToCombineTransforms");
        var first = Companion(parameters, name, initial);
        return how switch
        {
            "Compose" => SequenceTransformation.Of(first, own),
            "Add" => Add(parameters, first, own),
            _ => throw parameters.Refuse("HowToCombineTransforms", $"Transforms are combined by Compose or Add, not by '{TextFile.Short(how)}'."),
        };
    }

    /// <summary>2 or 3.</summary>
    public static int Dimensions(ElastixParameters parameters)
    {
        var dimensions = parameters.Numbers("FixedImageDimension") is [var stated] ? stated
            : parameters.Need("Transform") == "TranslationTransform" ? parameters.NeedNumbers("TransformParameters").Length
            : throw parameters.Refuse("FixedImageDimension", "The file ends without FixedImageDimension, which elastix writes; it may be cut.");
        return dimensions is 2 or 3 ? (int)dimensions : throw parameters.Refuse("FixedImageDimension", "Images have 2 or 3 dimensions here.");
    }

    private static AffineTransformation Own(ElastixParameters parameters)
    {
        var type = parameters.Need("Transform");
        var numbers = parameters.NeedNumbers("TransformParameters");
        if (parameters.NeedNumbers("NumberOfParameters", 1)[0] != numbers.Length)
        {
            throw parameters.Refuse("TransformParameters", $"There are {numbers.Length} parameters, and NumberOfParameters says otherwise.");
        }

        var dimensions = Dimensions(parameters);
        var centre = type == "TranslationTransform" ? new double[dimensions] : parameters.NeedNumbers("CenterOfRotationPoint", dimensions);
        var zyx = type == "EulerTransform" && dimensions == 3 && parameters.Need("ComputeZYX") == "true";
        try
        {
            return new AffineTransformation(ItkParameters.Matrix(type, dimensions, numbers, centre, zyx)
                ?? throw new TransformationException($"'{TextFile.Short(type)}' is not read: it is no matrix, or its numbers lie on a grid. Have transformix write a deformation field."));
        }
        catch (TransformationException error)
        {
            throw parameters.Refuse("Transform", error.Message);
        }
    }

    /// <summary>elastix up to 5.1 spells it with Parameters, later ones with Parameter.</summary>
    private static (string Name, string File) Initial(ElastixParameters parameters)
    {
        const string Old = "InitialTransformParametersFileName", New = "InitialTransformParameterFileName";
        var (old, recent) = (parameters.Text(Old), parameters.Text(New));
        return old is not null && recent is not null && old != recent
            ? throw parameters.Refuse(New, $"{Old} and {New} name different files.")
            : recent is not null ? (New, recent) : (Old, parameters.Need(Old));
    }

    private static AffineTransformation Add(ElastixParameters parameters, Transformation first, Transformation own)
    {
        var dimensions = Dimensions(parameters);
        var (one, two) = (own.Compile(dimensions).Matrix!, first.Compile(dimensions).Matrix!);
        return new AffineTransformation(AffineMatrix.Create(dimensions, dimensions, (row, column) => one[row, column] + two[row, column] - (row == column ? 1 : 0)));
    }

    private Transformation Companion(ElastixParameters parameters, string name, string path)
    {
        var file = path.Split('/', '\\')[^1];
        if (++files > FileLimits.Companions)
        {
            throw parameters.Refuse(name, $"More than {FileLimits.Companions} files lead to each other.");
        }

        var bytes = options.Companion(file) ?? throw parameters.Refuse(name, $"The transform starts from the file '{TextFile.Short(file)}'; give it together with this one.");
        try
        {
            using var content = FileContent.Open(bytes, file);
            assumptions.Add($"'{path}' is taken to be the file '{file}' that was given with this one.");
            return content.Lines is [var head, ..] && head.Text.StartsWith("#Insight", StringComparison.Ordinal)
                ? SequenceTransformation.Of(((ItkFormat)TransformationFormats.Find("itk")!).Read(content, options).Transformations is [var only] ? [only.Transformation] : throw head.Refuse("An initial transform is one transform."))
                : Read(new ElastixParameters(content.Lines));
        }
        catch (TransformationFormatException error) when (error.File is null)
        {
            throw new TransformationFormatException(error.Place, error.Reason, file);
        }
    }
}
