using System.Globalization;
using System.Text.RegularExpressions;

using Hub.Tests.Connectors.RoCrate;
using Hub.Tests.Making;

namespace Hub.Tests.Acceptance;

/// <summary>What recorded crates say of one dataset, read without the hub: each field from the first crate that has it.</summary>
internal sealed partial record RawDataset(string Accession, IReadOnlyList<string> Taxa, string? Licence, string? Year)
{
    private const string Generation = "crates-2026-05-14";

    /// <summary>SSBD's, where the curated catalogue goes before the repository.</summary>
    public static IReadOnlyList<RawDataset> Ssbd() =>
    [
        .. new[] { "database", "repository" }
            .SelectMany(folder => Directory.EnumerateFiles(SharedData.Path("archives", "ssbd", Generation, folder)))
            .GroupBy(path => $"ssbd-repos-{Number(Path.GetFileName(path)):D6}")
            .Select(crates => Of(crates.Key, [.. crates])),
    ];

    /// <summary>The BioImage Archive's own, without the stubs of other archives' entries.</summary>
    public static IReadOnlyList<RawDataset> Bia() =>
        [.. Directory.EnumerateFiles(SharedData.Path("archives", "bia", "crates"), "S-*.json").Select(path => Of(Path.GetFileName(path).Replace(Crates.Ending, ""), [path]))];

    private static RawDataset Of(string accession, string[] paths)
    {
        var crates = paths.Select(RawCrate.Read).ToList();
        return new RawDataset(
            accession,
            crates.Select(crate => crate.Taxa.ToList()).FirstOrDefault(taxa => taxa.Count > 0) ?? [],
            crates.Select(crate => crate.Licence).OfType<string>().Select(Spdx).FirstOrDefault(),
            crates.Select(crate => crate.Year).OfType<string>().FirstOrDefault());
    }

    private static int Number(string name) => int.Parse(Digits().Match(name).ValueSpan, CultureInfo.InvariantCulture);

    // https://creativecommons.org/licenses/by-nc/4.0/ is CC-BY-NC-4.0.
    private static string Spdx(string address)
    {
        var parts = address.TrimEnd('/').Split('/');
        return parts[^2] == "zero" ? "CC0-1.0" : $"CC-{parts[^2].ToUpperInvariant()}-{parts[^1]}";
    }

    [GeneratedRegex("\\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
