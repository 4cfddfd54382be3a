namespace Hub.Correlation;

/// <summary>How a coordinate system of a dataset is addressed: <c>S-BSST707</c>, <c>S-BSST707:image.czi</c>, <c>S-BSST707:image.czi#aligned</c>.</summary>
public static class SystemName
{
    /// <summary>The name of a system that its owner does not name.</summary>
    public const string Physical = "physical";

    /// <summary>The address of a system.</summary>
    /// <param name="system">A system with an owner.</param>
    public static string Of(CoordinateSystem system) => system.Name == Physical ? system.Owner ?? "" : $"{system.Owner}#{system.Name}";

    /// <summary>The accession of the dataset that a system belongs to.</summary>
    /// <param name="system">A system with an owner.</param>
    public static string Dataset(CoordinateSystem system) => Dataset(system.Owner ?? "");

    /// <summary>The accession in an address.</summary>
    /// <param name="address">As <see cref="Of"/> gives it.</param>
    public static string Dataset(string address) => address.Split(':', '#')[0];
}
