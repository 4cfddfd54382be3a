namespace Hub.Correlation;

/// <summary>Every format of transformations that the hub reads and writes.</summary>
public static class TransformationFormats
{
    /// <summary>All formats; a file is read as the first that recognises it.</summary>
    public static IReadOnlyList<TransformationFormat> All { get; } =
    [
        new BigWarpAffineFormat(),
        new OmeNgffFormat(),
        new BigWarpProjectFormat(),
        new MobieFormat(),
        new NeuroglancerFormat(),
        new BigDataViewerFormat(),
        new EcClemFormat(),
        new ItkFormat(),
        new ElastixFormat(),
        new AmiraLandmarksFormat(),
        new BigWarpLandmarksFormat(),
        new ImodFormat(),
    ];

    /// <summary>The format of an id; null where there is none.</summary>
    /// <param name="id">A <see cref="TransformationFormat.Id"/>.</param>
    public static TransformationFormat? Find(string id) => All.FirstOrDefault(format => format.Id == id);

    /// <summary>Reads a file in whichever format it is.</summary>
    /// <param name="bytes">The file, or an OME-Zarr folder in a zip, whose arrays are read too.</param>
    /// <param name="name">Its name, for refusals and for formats that content alone does not tell.</param>
    /// <param name="options">What the file leaves open.</param>
    /// <exception cref="TransformationFormatException">No format recognises it, or it is malformed, cut or hostile; with its name, the line or JSON path, and the reason.</exception>
    public static TransformationFile Read(ReadOnlyMemory<byte> bytes, string name, TransformationReadOptions? options = null)
    {
        try
        {
            options ??= TransformationReadOptions.None;
            using var folder = ZippedFolder.IsZip(bytes.Span) ? ZippedFolder.Open(bytes) : null;
            using var content = folder is null ? FileContent.Open(bytes, name.Split('/', '\\')[^1]) : FileContent.Open(folder.Find(folder.Name)!.Value, folder.Name);
            return Read(content, folder is null ? options : options with { Companion = folder.Find }) with { Name = name, Original = bytes };
        }
        catch (TransformationFormatException error) when (error.File is null)
        {
            throw new TransformationFormatException(error.Place, error.Reason, name);
        }
    }

    /// <summary>Writes a transformation as a file.</summary>
    /// <param name="transformation">What to write.</param>
    /// <param name="format">In which format.</param>
    /// <exception cref="TransformationException">The format cannot say it; with the reason, as <see cref="TransformationFormat.Refusal"/> gives it.</exception>
    public static WrittenTransformation Write(StatedTransformation transformation, TransformationFormat format)
    {
        var notes = new List<string>();
        var bytes = format.Write(transformation, notes);
        return new WrittenTransformation(format, "transformation" + format.Extension, bytes, notes);
    }

    private static TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var start = content.Json is null ? "line 1" : "$";
        var format = All.FirstOrDefault(each => each.Recognises(content))
            ?? throw new TransformationFormatException(start, $"This is none of the formats that are read: {string.Join(", ", All.Select(each => each.Label))}.");
        try
        {
            return format.Read(content, options);
        }
        catch (TransformationException error)
        {
            throw new TransformationFormatException(start, $"The file's numbers make no transformation: {error.Message}");
        }
    }
}
