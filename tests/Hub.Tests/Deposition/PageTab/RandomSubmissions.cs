using System.Globalization;

using Hub.Deposition.PageTab;

namespace Hub.Tests.Deposition.PageTab;

/// <summary>Documents of every shape with hostile texts, the same for the same seed.</summary>
internal sealed class RandomSubmissions(int seed)
{
    private static readonly string[] Fragments =
    [
        "a", "B", "ü", "e\u0301", "\U0001F9EC", " ", "\t", "\n", "\r\n", "\"", "\"\"", "'", "<", ">", "&", "&amp;", "]]>", "(", ")", "[", "]", "#", ",", "\\", "/", "{", "}", "null", "0",
        "\u0085", "\u2028", "\u00A0", "Links", "Files", "Submission", "Size", "Type",
    ];

    private readonly Random random = new(seed);
    private int accnos;

    public Submission Submission() => new(Section(0)) { Accno = Maybe(Text), Attributes = Many(4, Attribute) };

    private Section Section(int depth) => new("S" + Text())
    {
        Accno = Maybe(() => string.Create(CultureInfo.InvariantCulture, $"{Text()}{++accnos}")),
        Attributes = Many(4, Attribute),
        Subsections = depth > 3 ? [] : Many(3, () => random.Next(3) == 0 ? Row("Row") : Section(depth + 1)),
        Files = Many(3, () => new PageTabFile("p" + Text()) { Size = random.Next(2) == 0 ? random.NextInt64(1L << 50) : null, Type = Maybe(() => "file"), Attributes = Many(3, Attribute), InTable = random.Next(2) == 0 }),
        Links = Many(3, () => new PageTabLink("u" + Text()) { Attributes = Many(3, Attribute), InTable = random.Next(2) == 0 }),
    };

    private Section Row(string type) => new(type)
    {
        Accno = Maybe(() => string.Create(CultureInfo.InvariantCulture, $"row{++accnos}")),
        Attributes = Many(3, Attribute),
        InTable = true,
    };

    private PageTabAttribute Attribute() => new(Pick("Organism", "Size", "Type", "n" + Text(), Text()), Maybe(Text))
    {
        IsReference = random.Next(4) == 0,
        NameQualifiers = random.Next(4) == 0 ? Many(2, Qualifier) : [],
        ValueQualifiers = random.Next(4) == 0 ? Many(2, Qualifier) : [],
    };

    private Qualifier Qualifier() => new("q" + Text(), Maybe(Text));

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Fragments[random.Next(Fragments.Length)]));

    private string Pick(params string[] from) => from[random.Next(from.Length)];

    private string? Maybe(Func<string> make) => random.Next(4) == 0 ? null : make();

    private List<T> Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => make())];
}
