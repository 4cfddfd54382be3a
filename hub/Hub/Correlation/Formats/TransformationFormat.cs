namespace Hub.Correlation;

/// <summary>A file format of transformations, read and written; <see cref="TransformationFormats"/> lists them.</summary>
public abstract class TransformationFormat
{
    /// <summary>Stable, for addresses and scripts: <c>ome-ngff</c>.</summary>
    public abstract string Id { get; }

    /// <summary>For people: <c>OME-NGFF 0.6</c>.</summary>
    public abstract string Label { get; }

    /// <summary>Of files written, with its dot.</summary>
    public abstract string Extension { get; }

    /// <summary>Of files written.</summary>
    public virtual string MediaType => "text/plain";

    /// <summary>Why a transformation cannot be written in this format; null where it can.</summary>
    /// <param name="transformation">Any transformation.</param>
    public string? Refusal(StatedTransformation transformation)
    {
        try
        {
            Write(transformation, []);
            return null;
        }
        catch (TransformationException error)
        {
            return error.Message;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>Whether a file looks like one of this format.</summary>
    internal abstract bool Recognises(FileContent content);

    /// <summary>Reads a file that <see cref="Recognises"/> took.</summary>
    /// <exception cref="TransformationFormatException">It is not as the format says; with the place and the reason.</exception>
    internal abstract TransformationFile Read(FileContent content, TransformationReadOptions options);

    /// <summary>Writes a file.</summary>
    /// <exception cref="TransformationException">The format cannot say it; with the reason.</exception>
    internal abstract byte[] Write(StatedTransformation transformation, ICollection<string> notes);
}
