namespace Hub.Correlation;

/// <summary>OME-NGFF: reads 0.4 (.zattrs), 0.5 and 0.6 in all its drafts (zarr.json), scenes, images and bare transformations; writes 0.6rc0 scenes.</summary>
internal sealed class OmeNgffFormat : TransformationFormat
{
    public override string Id => "ome-ngff";

    public override string Label => "OME-NGFF";

    public override string Extension => ".zarr.json";

    public override string MediaType => "application/json";

    internal override bool Recognises(FileContent content)
    {
        if (content.Json is not { } root)
        {
            return false;
        }

        var inner = root.Find("attributes") ?? root;
        return inner.Find("ome") is not null || inner.Find("multiscales") is { IsArray: true } || inner.Find("coordinateTransformations") is not null
            || (root.Find("type") is { IsText: true } && root.Find("Transform") is null);
    }

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options) =>
        new NgffDocumentReader(options).Read(this, content.Json!.Value);

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes) => NgffSceneWriter.Write(transformation, notes);
}
