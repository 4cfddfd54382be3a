using System.Globalization;

using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Deposition.Checks;

/// <summary>Paths by the million, told apart exactly and at constant memory.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class KnownPathsTests
{
    [Fact]
    public void It_says_what_a_dictionary_says_in_memory_and_in_its_file()
    {
        using var paths = new KnownPaths();
        var (model, random) = (new Dictionary<string, long>(StringComparer.Ordinal), new Random(20261121));
        for (var step = 0; step < 60_000; step++)
        {
            var path = Named(random.Next(30_000));
            var number = random.NextInt64();
            if (random.Next(4) == 0 && model.ContainsKey(path))
            {
                paths.Change(path, number);
                model[path] = number;
            }
            else
            {
                paths.TryAdd(path, number).ShouldBe(model.TryAdd(path, number), path);
            }
        }

        paths.Count.ShouldBe(model.Count);
        model.Count.ShouldBeGreaterThan(20_000, "more than memory keeps");
        for (var path = 0; path < 30_000; path++)
        {
            paths.Find(Named(path)).ShouldBe(model.TryGetValue(Named(path), out var number) ? number : null);
        }
    }

    [Fact]
    public void Texts_that_differ_in_anything_are_two_paths()
    {
        using var paths = new KnownPaths();
        string[] different = ["", " ", "a", "A", "a\0", "\u00E9", "e\u0301", "\uD800", "\uD801", "\uFFFD"];

        different.ShouldAllBe(path => paths.TryAdd(path, 1));

        different.ShouldAllBe(path => !paths.TryAdd(path, 2));
        Should.Throw<KeyNotFoundException>(() => paths.Change("b", 1));
    }

    [Fact]
    public void Half_a_million_paths_take_no_more_memory_than_some_thousand()
    {
        using var paths = new KnownPaths();
        Add(paths, 0, 20_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Add(paths, 20_000, 500_000);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(1 << 20);
        paths.Count.ShouldBe(500_000);
    }

    private static void Add(KnownPaths paths, int from, int to)
    {
        for (var path = from; path < to; path++)
        {
            paths.TryAdd(Named(path), path);
        }
    }

    private static string Named(int number) => string.Create(CultureInfo.InvariantCulture, $"plate{number / 384}/well{number % 384}.tif");
}
