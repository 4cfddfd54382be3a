namespace Hub.Correlation;

/// <summary>Dimensions of a neuroglancer space: names with the size of a unit step, <c>{"x": [5e-9, "m"]}</c>.</summary>
/// <param name="Names">In the order of the file.</param>
/// <param name="Scales">The size of a step in the unit.</param>
/// <param name="Units">SI units without prefixes, empty for none.</param>
internal sealed record NeuroglancerSpace(string[] Names, double[] Scales, string[] Units)
{
    /// <summary>The hub gives lengths in micrometers, which are of the size of what is looked at.</summary>
    private const double MicrometersPerMetre = 1e6;

    public static NeuroglancerSpace Read(JsonPlace place)
    {
        var members = place.Members().Take(CoordinateSystem.MostAxes + 1).ToArray();
        if (members.Length is 0 or > CoordinateSystem.MostAxes)
        {
            throw place.Refuse($"A space has between 1 and {CoordinateSystem.MostAxes} dimensions.");
        }

        foreach (var (_, value) in members)
        {
            if (value.Items(2) is not [{ IsNumber: true } scale, { IsText: true }] || scale.Number() <= 0)
            {
                throw value.Refuse("A dimension is given by a positive scale and a unit, such as [5e-9, \"m\"].");
            }
        }

        return new NeuroglancerSpace(
            [.. members.Select(member => FileLimits.Clean(member.Name))],
            [.. members.Select(member => member.Value.Items()[0].Number())],
            [.. members.Select(member => member.Value.Items()[1].Text())]);
    }

    /// <summary>The number by which a value in the dimension's unit is multiplied to be in the hub's.</summary>
    public double Factor(int axis) => Units[axis] == "m" ? MicrometersPerMetre : 1;

    public CoordinateSystem System(string name, bool withScales) => new()
    {
        Name = name,
        Pixels = PixelConvention.Corner,
        Axes = [.. Names.Select((axis, index) => Units[index] switch
        {
            "m" => new Axis(axis, Axis.Space, "micrometer"),
            "s" => new Axis(axis, "time", "second"),
            "" => new Axis(axis),
            var unit => new Axis(axis, null, FileLimits.Clean(unit)),
        })],
        PixelSize = withScales ? [.. Scales.Select((scale, axis) => scale * Factor(axis))] : null,
    };
}
