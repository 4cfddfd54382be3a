using System.Collections.Frozen;
using System.Globalization;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>The image sets of an entry. Names and directories repeat within entries, so their order is their identity.</summary>
internal static class ImageSets
{
    private const decimal NanometrePerAngstrom = 0.1m;

    // Deposition codes of categories, which some answers give in place of the words.
    private static readonly FrozenDictionary<string, string> Categories = new Dictionary<string, string>
    {
        ["T1"] = "micrographs - single frame",
        ["T2"] = "micrographs - multiframe",
        ["T3"] = "micrographs - focal pairs - unprocessed",
        ["T4"] = "micrographs - focal pairs - contrast inverted",
        ["T5"] = "picked particles - single frame - unprocessed",
        ["T6"] = "picked particles - multiframe - unprocessed",
        ["T7"] = "picked particles - single frame - processed",
        ["T8"] = "picked particles - multiframe - processed",
        ["T9"] = "tilt series",
        ["T10"] = "class averages",
        ["T11"] = "stitched maps",
        ["T12"] = "diffraction images",
        ["T13"] = "reconstructed volumes",
        ["T14"] = "subtomograms",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // In the order in which people read them.
    private static readonly IReadOnlyList<(string Field, string Name)> Plain =
    [
        ("header_format", "Header format"),
        ("data_format", "Data format"),
        ("frames_per_image", "Frames per image"),
        ("frame_range_min", "First frame"),
        ("frame_range_max", "Last frame"),
        ("voxel_type", "Voxel type"),
        ("image_width", "Image width (px)"),
        ("image_height", "Image height (px)"),
        ("micrographs_file_pattern", "Micrographs"),
        ("picked_particles_directory", "Picked particles directory"),
        ("picked_particles_file_pattern", "Picked particles"),
    ];

    /// <summary>One component per image set: <c>imageset-1</c>, <c>imageset-2</c> …</summary>
    public static IReadOnlyList<Component> Read(JsonPlace imageSets, Findings findings) =>
        [.. imageSets.Each().Where(set => set.IsObject).Select((set, at) => Read(set, at + 1, findings))];

    /// <summary>The category in words: the deposition code <c>T9</c> is <c>tilt series</c>.</summary>
    public static string? Category(JsonPlace imageSet) =>
        imageSet["category"].Text() is { } category ? Categories.GetValueOrDefault(category.Trim('(', ')', '\'', ',', ' '), category) : null;

    private static Component Read(JsonPlace set, int ordinal, Findings findings)
    {
        var directory = set["directory"].Text()?.TrimStart('/');
        return new Component
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"imageset-{ordinal}"),
            Name = set["name"].Text() ?? directory ?? string.Create(CultureInfo.InvariantCulture, $"Image set {ordinal}"),
            Kind = "image set",
            Description = set["details"].Text(),
            ImageCount = Counted(set["num_images_or_tilt_series"], findings),
            Attributes = [.. Attributes(set, directory, ordinal, findings)],
        };
    }

    private static long? Counted(JsonPlace place, Findings findings)
    {
        if (place.Count() is null && place.Exists)
        {
            findings.Warn("count-unreadable", $"The number of images '{PlainText.Shortened(place.Text() ?? place.Raw(), 40)}' is no whole number; it is left out.", place.Path);
        }

        return place.Count();
    }

    private static IEnumerable<KeyValue> Attributes(JsonPlace set, string? directory, int ordinal, Findings findings)
    {
        if (directory is not null)
        {
            yield return new KeyValue("Directory", directory);
        }

        if (Category(set) is { } category)
        {
            yield return new KeyValue("Category", category);
        }

        foreach (var (field, name) in Plain)
        {
            if (set[field].Text() is { } value)
            {
                yield return new KeyValue(name, value);
            }
        }

        foreach (var (field, name) in new[] { ("pixel_width", "Pixel width (nm)"), ("pixel_height", "Pixel height (nm)") })
        {
            if (Nanometres(set[field], string.Create(CultureInfo.InvariantCulture, $"Components[{ordinal - 1}].Attributes[{name}]"), findings) is { } value)
            {
                yield return new KeyValue(name, value);
            }
        }
    }

    private static string? Nanometres(JsonPlace place, string field, Findings findings)
    {
        if (place.Number() is not { } angstrom || angstrom <= 0 || angstrom > 1_000_000_000)
        {
            if (place.Exists)
            {
                findings.Warn("pixel-size-unreadable", $"The pixel size '{PlainText.Shortened(place.Text() ?? place.Raw(), 40)}' is no positive number of ångström; it is left out.", place.Path);
            }

            return null;
        }

        var value = (angstrom * NanometrePerAngstrom).ToString("0.#########", CultureInfo.InvariantCulture);
        findings.Derive(field, $"{place.Text()} Å", value, "empiar.angstrom-to-nanometre", place.Path);
        return value;
    }
}
