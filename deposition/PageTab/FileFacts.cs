using System.Globalization;

namespace Hub.Deposition.PageTab;

/// <summary>Size and type of a file: facts of their own in JSON and XML, rows among the key-values in tab-separated page-tab.</summary>
internal static class FileFacts
{
    private const string Size = "Size";
    private const string Type = "Type";

    /// <summary>The file with its size and type taken from among its key-values, where it states them only there.</summary>
    public static PageTabFile Lifted(PageTabFile file)
    {
        var size = file.Size is null ? file.Attributes.FirstOrDefault(each => IsPlain(each, Size) && Number(each.Value) is not null) : null;
        var type = file.Type is null ? file.Attributes.FirstOrDefault(each => IsPlain(each, Type) && each.Value?.Contains('\n', StringComparison.Ordinal) == false) : null;
        return file with
        {
            Size = Number(size?.Value) ?? file.Size,
            Type = type?.Value ?? file.Type,
            Attributes = [.. file.Attributes.Where(each => !ReferenceEquals(each, size) && !ReferenceEquals(each, type))],
        };
    }

    /// <summary>The file's key-values with size and type before them.</summary>
    public static IReadOnlyList<PageTabAttribute> Lowered(PageTabFile file) =>
    [
        .. file.Size is { } size ? [new PageTabAttribute(Size, size.ToString(CultureInfo.InvariantCulture))] : Array.Empty<PageTabAttribute>(),
        .. file.Type is { } type ? [new PageTabAttribute(Type, type)] : Array.Empty<PageTabAttribute>(),
        .. file.Attributes,
    ];

    private static bool IsPlain(PageTabAttribute attribute, string name) =>
        attribute.Is(name) && !attribute.IsReference && attribute.NameQualifiers.Count == 0 && attribute.ValueQualifiers.Count == 0;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
