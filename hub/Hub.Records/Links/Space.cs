using System.Text.Json.Serialization;

namespace Hub.Records;

/// <summary>A named coordinate system of a dataset, or of one image or component in it.</summary>
public sealed record Space
{
    /// <summary>The name of a coordinate system whose dataset does not name it.</summary>
    public const string Physical = "physical";

    /// <summary>The accession of the dataset that owns it.</summary>
    public required string Dataset { get; init; }

    /// <summary>The component's id or the file's path where it belongs to one image; null for the dataset's own.</summary>
    public string? Image { get; init; }

    /// <summary>Its name among those of the dataset or image.</summary>
    public string Name { get; init; } = Physical;

    /// <summary>The axes in the order in which a point's coordinates are written.</summary>
    public required IReadOnlyList<SpaceAxis> Axes { get; init; }

    /// <summary>The lowest coordinates of the image, one an axis, in the axes' units; empty where they are not known.</summary>
    public IReadOnlyList<double> Lower { get; init; } = [];

    /// <summary>The highest coordinates of the image.</summary>
    public IReadOnlyList<double> Upper { get; init; } = [];

    /// <summary>How it is addressed: <c>S-BSST707</c>, <c>S-BSST707/image.czi</c>, <c>S-BSST707/image.czi#aligned</c>.</summary>
    [JsonIgnore]
    public string Id => Dataset + (Image is null ? "" : "/" + Image) + (Name == Physical ? "" : "#" + Name);
}
