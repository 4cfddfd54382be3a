namespace Hub.Correlation;

/// <summary>Reads the lines of an ITK text file into its transforms.</summary>
internal static class ItkTextReader
{
    private const int MostParameters = 64;

    public static IReadOnlyList<ItkBlock> Read(IReadOnlyList<TextLine> lines)
    {
        var blocks = new List<ItkBlock>();
        var rest = lines.Where(line => line.Text.Trim() is { Length: > 0 } text && !text.StartsWith('#')).ToArray();
        for (var index = 0; index < rest.Length;)
        {
            if (blocks.Count == FileLimits.Items)
            {
                throw rest[index].Refuse($"The file holds more than {FileLimits.Items} transforms.");
            }

            var type = Value(rest[index], "Transform");
            var (name, dimensions) = Type(rest[index], type);
            if (name == "CompositeTransform")
            {
                rest[index].RequireEnd();
                blocks.Add(new ItkBlock(rest[index].Number, name, dimensions, [], []));
                index++;
                continue;
            }

            if (index + 2 >= rest.Length)
            {
                throw rest[^1].Refuse("The transform that begins here or above is cut: after Transform come Parameters and FixedParameters.");
            }

            blocks.Add(new ItkBlock(rest[index].Number, name, dimensions, Numbers(rest[index + 1], "Parameters"), Numbers(rest[index + 2], "FixedParameters")));
            index += 3;
        }

        return blocks.Count > 0 ? blocks : throw new TransformationFormatException($"line {lines.Count}", "The file ends before its first transform.");
    }

    private static string Value(TextLine line, string key) =>
        line.Text.TrimStart().StartsWith(key + ":", StringComparison.Ordinal)
            ? line.Text.TrimStart()[(key.Length + 1)..].Trim()
            : throw line.Refuse($"'{key}:' is expected here, not '{TextFile.Short(line.Text)}'.");

    private static double[] Numbers(TextLine line, string key)
    {
        line.RequireEnd();
        return TextFile.Numbers(Value(line, key), line.Number, MostParameters);
    }

    /// <summary>Takes <c>AffineTransform_double_3_3</c> apart.</summary>
    private static (string Name, int Dimensions) Type(TextLine line, string type)
    {
        var parts = type.Split('_');
        return parts is [var name, "double" or "float", "2" or "3", "2" or "3"] && parts[2] == parts[3]
            ? (name, parts[2] == "2" ? 2 : 3)
            : throw line.Refuse($"'{TextFile.Short(type)}' is no type of transform between 2 or 3 axes, such as AffineTransform_double_3_3.");
    }
}
