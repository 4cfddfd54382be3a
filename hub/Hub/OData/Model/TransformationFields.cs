using Hub.Catalogue;
using Hub.Correlation;

namespace Hub.OData;

/// <summary>What can be asked of coordinate transformations.</summary>
internal static class TransformationFields
{
    /// <summary>The properties and lists.</summary>
    public static RecordFields Table { get; } = new(
        "Transformations",
        [
            RecordProperty.One<TransformationEntity>("Id", PropertyType.Text, t => t.Stored.Id),
            RecordProperty.One<TransformationEntity>("Name", PropertyType.Text, t => t.Stored.Name),
            RecordProperty.One<TransformationEntity>("Type", PropertyType.Text, t => t.Stored.Transformation.Type),
            RecordProperty.One<TransformationEntity>("FromDataset", PropertyType.Text, t => SystemName.Dataset(t.Stored.From)),
            RecordProperty.One<TransformationEntity>("FromSystem", PropertyType.Text, t => SystemName.Of(t.Stored.From)),
            RecordProperty.One<TransformationEntity>("FromDimensions", PropertyType.Number, t => (long)t.Stored.From.Dimensions),
            RecordProperty.One<TransformationEntity>("ToDataset", PropertyType.Text, t => SystemName.Dataset(t.Stored.To)),
            RecordProperty.One<TransformationEntity>("ToSystem", PropertyType.Text, t => SystemName.Of(t.Stored.To)),
            RecordProperty.One<TransformationEntity>("ToDimensions", PropertyType.Number, t => (long)t.Stored.To.Dimensions),
            RecordProperty.One<TransformationEntity>("Fit", PropertyType.Text, t => t.Stored.Fit?.ToString()),
            RecordProperty.One<TransformationEntity>("LandmarkCount", PropertyType.Number, t => (long)t.Stored.Landmarks.Count),
            RecordProperty.One<TransformationEntity>("Rms", PropertyType.Real, t => t.Stored.Quality?.Rms),
            RecordProperty.One<TransformationEntity>("LeaveOneOut", PropertyType.Real, t => t.Stored.Quality?.LeaveOneOut),
            RecordProperty.One<TransformationEntity>("AssertedBy", PropertyType.Text, t => t.Stored.By.ToString()),
            RecordProperty.One<TransformationEntity>("At", PropertyType.Moment, t => t.Stored.At.ToUniversalTime()),
            RecordProperty.One<TransformationEntity>("Definition", PropertyType.Text, t => TransformationJson.Write(t.Stored.Transformation)),
        ],
        [
            RecordCollection.Of<TransformationEntity, string>("Accessions", [new("")], t => t.Accessions, accession => [accession]),
            RecordCollection.Of<TransformationEntity, string>("LinkIds", [new("")], t => t.LinkIds, id => [id]),
            RecordCollection.Of<TransformationEntity, string>("Assumptions", [new("")], t => t.Stored.Assumptions, sentence => [sentence]),
        ],
        open: false);
}
