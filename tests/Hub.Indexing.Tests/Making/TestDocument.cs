using Hub.Indexing.Documents;

namespace Hub.Indexing.Tests.Making;

/// <summary>A document of <see cref="TestIndex.Schema"/>, as the index takes it and as <see cref="Judge"/> reads it.</summary>
public sealed record TestDocument(string Key)
{
    public string[] Text { get; init; } = [];

    public string? Title { get; init; }

    public string? One { get; init; }

    public string[] Many { get; init; } = [];

    public long? Size { get; init; }

    public long[] Sizes { get; init; } = [];

    public DateTimeOffset? Date { get; init; }

    public double? Ratio { get; init; }

    public (string Name, string Value)[] Attributes { get; init; } = [];

    public byte[] Stored { get; init; } = [];

    public IndexDocument ToDocument()
    {
        var values = new List<FieldValue>();
        values.AddRange(Text.Select(t => FieldValue.Text("text", t)));
        if (Title is not null) values.Add(FieldValue.Text("title", Title));
        if (One is not null) values.Add(FieldValue.Keyword("one", One));
        values.AddRange(Many.Select(m => FieldValue.Keyword("many", m)));
        if (Size is { } size) values.Add(FieldValue.Integer("size", size));
        values.AddRange(Sizes.Select(s => FieldValue.Integer("sizes", s)));
        if (Date is { } date) values.Add(FieldValue.Date("date", date));
        if (Ratio is { } ratio) values.Add(FieldValue.Double("ratio", ratio));
        values.AddRange(Attributes.Select(a => FieldValue.Keyword("kv." + a.Name, a.Value)));
        return new IndexDocument { Key = Key, Values = values, Stored = Stored };
    }

    /// <summary>The exact strings of a keyword field, distinct.</summary>
    public IEnumerable<string> Keywords(string field) => (field switch
    {
        "one" => One is null ? [] : [One],
        "many" => Many,
        _ => Attributes.Where(a => "kv." + a.Name == field).Select(a => a.Value),
    }).Distinct();

    /// <summary>The integers of a field.</summary>
    public IEnumerable<long> Integers(string field) => field switch
    {
        "size" => Size is { } size ? [size] : [],
        "sizes" => Sizes,
        _ => Date is { } date ? [date.UtcTicks] : [],
    };

    /// <summary>The terms of a text field with their positions.</summary>
    public IEnumerable<(string Term, int Position)> Terms(string field)
    {
        var stream = PlainAnalyzer.Instance.CreateStream();
        int position = -1;
        foreach (string text in field == "text" ? Text : Title is null ? [] : [Title])
        {
            stream.Reset(text);
            while (stream.MoveNext())
            {
                position += stream.PositionIncrement;
                yield return (stream.Term.ToString(), Math.Max(0, position));
            }
            position += stream.FinalPositionIncrement;
        }
    }

    /// <summary>How many positions of a text field count as its length.</summary>
    public int Length(string field)
    {
        var stream = PlainAnalyzer.Instance.CreateStream();
        int length = 0;
        foreach (string text in field == "text" ? Text : Title is null ? [] : [Title])
        {
            stream.Reset(text);
            while (stream.MoveNext())
                if (stream.PositionIncrement > 0) length++;
        }
        return length;
    }
}
