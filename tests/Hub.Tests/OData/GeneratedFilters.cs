using System.Globalization;
using Hub.Records;
using Hub.Tests.Catalogue;

namespace Hub.Tests.OData;

/// <summary>Random conditions, each in two tongues: OData's and C#'s.</summary>
internal sealed class GeneratedFilters(int seed, GeneratedRecords records)
{
    private readonly Random random = new(seed);

    public FilterCase Next(int depth = 3)
    {
        if (depth == 0 || random.Next(3) == 0) return Leaf();
        var (left, right) = (Next(depth - 1), Next(depth - 1));
        return random.Next(3) switch
        {
            0 => new FilterCase($"not ({left.Text})", d => !left.Holds(d)),
            1 => new FilterCase($"({left.Text} and {right.Text})", d => left.Holds(d) & right.Holds(d)),
            _ => new FilterCase($"({left.Text} or {right.Text})", d => left.Holds(d) | right.Holds(d)),
        };
    }

    private FilterCase Leaf()
    {
        Func<FilterCase>[] kinds = [Texts, Numbers, Dates, Functions, Lists, Nulls, Sets, Crossing, Computed, OfFiles, Counted, Moments, Fractions, Dimensions];
        return kinds[random.Next(kinds.Length)]();
    }

    private Dataset Any() => records.Datasets[random.Next(records.Datasets.Count)];

    private FilterCase Texts()
    {
        string title = Any().Title;
        return random.Next(4) switch
        {
            0 => new($"Title eq {Quote(title)}", d => d.Title == title),
            1 => new($"Title gt {Quote(title)}", d => Utf8(d.Title, title) > 0),
            2 => new($"Modality ne 'Light microscopy'", d => d.Modality != "Light microscopy"),
            _ => new($"{Quote(title)} ge Title", d => Utf8(title, d.Title) >= 0),
        };
    }

    private FilterCase Numbers()
    {
        long size = Any().SizeBytes ?? 77;
        return random.Next(5) switch
        {
            0 => new($"SizeBytes eq {size}", d => d.SizeBytes == size),
            1 => new($"SizeBytes lt {size}", d => d.SizeBytes < size),
            2 => new($"SizeBytes ge {size}.5", d => d.SizeBytes >= size + 0.5m),
            3 => new($"FileCount ne 3", d => d.FileCount != 3),
            _ => new($"Year le 2017", d => d.Year <= 2017),
        };
    }

    private FilterCase Dates()
    {
        var day = Any().ReleaseDate ?? new DateOnly(2014, 2, 3);
        string text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return random.Next(4) switch
        {
            0 => new($"ReleaseDate ge {text}", d => d.ReleaseDate >= day),
            1 => new($"year(ReleaseDate) eq {day.Year}", d => d.ReleaseDate is { } r && r.Year == day.Year),
            2 => new($"month(ReleaseDate) add 1 eq {day.Month}", d => d.ReleaseDate is { } r && r.Month + 1 == day.Month),
            _ => new($"HarvestedAt lt 2026-11-1{day.Day % 10}T12:00:00Z", d => d.HarvestedAt < new DateTimeOffset(2026, 11, 10 + (day.Day % 10), 12, 0, 0, TimeSpan.Zero)),
        };
    }

    private FilterCase Functions() => random.Next(9) switch
    {
        0 => new("contains(Title,'brain')", d => d.Title.Contains("brain", StringComparison.Ordinal)),
        1 => new("contains(Description,'it''s')", d => d.Description?.Contains("it's", StringComparison.Ordinal)),
        2 => new("startswith(Title,'Mo')", d => d.Title.StartsWith("Mo", StringComparison.Ordinal)),
        3 => new("endswith(tolower(Title),'mouse')", d => d.Title.ToLowerInvariant().EndsWith("mouse", StringComparison.Ordinal)),
        4 => new("length(Description) gt 120", d => d.Description is { } t && t.Length > 120),
        5 => new("indexof(Title,'actin') eq 7", d => d.Title.IndexOf("actin", StringComparison.Ordinal) == 7),
        6 => new("substring(Title,1,3) eq 'ous'", d => (d.Title.Length < 4 ? d.Title[1..] : d.Title.Substring(1, 3)) == "ous"),
        7 => new("matchesPattern(Title,'^[a-m].*n$')", d => System.Text.RegularExpressions.Regex.IsMatch(d.Title, "^[a-m].*n$", System.Text.RegularExpressions.RegexOptions.NonBacktracking)),
        _ => new("startswith(Licence,'CC')", d => d.Licence?.StartsWith("CC", StringComparison.Ordinal)),
    };

    private FilterCase Lists() => random.Next(7) switch
    {
        0 => new("Organisms/any(o: o/Name eq 'Mus musculus' and o/TaxonId eq null)", d => d.Organisms.Any(o => o is { Name: "Mus musculus", TaxonId: null })),
        1 => new("Organisms/all(o: startswith(o/TaxonId,'NCBI'))", d => d.Organisms.All(o => o.TaxonId?.StartsWith("NCBI", StringComparison.Ordinal) == true)),
        2 => new("Keywords/any(k: k eq 'actin' or k eq '50%')", d => d.Keywords.Any(k => k is "actin" or "50%")),
        3 => new("Keywords/any()", d => d.Keywords.Count > 0),
        4 => new("Publications/any(p: p/Year gt 2010)", d => d.Publications.Any(p => p.Year > 2010)),
        5 => new("Attributes/any(a: a/Name eq 'Gene' and contains(a/Value,'tubulin'))", d => d.Attributes.Any(a => a.Name == "Gene" && a.Value.Contains("tubulin", StringComparison.Ordinal))),
        _ => new("Publications/any(p: p/Year add 1 gt Year)", d => d.Publications.Any(p => p.Year + 1 > d.Year)),
    };

    private FilterCase Nulls() => random.Next(4) switch
    {
        0 => new("Licence eq null", d => d.Licence is null),
        1 => new("SizeBytes ne null", d => d.SizeBytes is not null),
        2 => new("Organism eq null", d => d.Organisms.Count == 0),
        _ => new("SizeIsApproximate", d => d.SizeIsApproximate),
    };

    private FilterCase Sets() => random.Next(3) switch
    {
        0 => new("Archive in ('idr','jcb')", d => d.Archive is "idr" or "jcb"),
        1 => new("Year in (2012,2015,2020)", d => d.Year is 2012 or 2015 or 2020),
        _ => new("Licence in ('CC0-1.0')", d => d.Licence == "CC0-1.0"),
    };

    private FilterCase Crossing() => random.Next(3) switch
    {
        0 => new("FileCount gt ImageCount", d => d.FileCount > d.ImageCount),
        1 => new("contains(Title,Archive)", d => d.Title.Contains(d.Archive, StringComparison.Ordinal)),
        _ => new("concat(Archive,Modality) eq 'idrLight microscopy'", d => d.Modality is not null && d.Archive + d.Modality == "idrLight microscopy"),
    };

    private FilterCase Computed() => random.Next(4) switch
    {
        0 => new("SizeBytes div 1000 mod 7 eq 3", d => d.SizeBytes / 1000 % 7 == 3),
        1 => new("FileCount mul 2 sub 5 gt 20", d => (d.FileCount * 2) - 5 > 20),
        2 => new("-FileCount lt -10", d => -d.FileCount < -10),
        _ => new("length(trim(Title)) gt 30", d => d.Title.Trim().Length > 30),
    };

    private FilterCase OfFiles() => random.Next(4) switch
    {
        0 => new("Files/any(f: f/Compound eq 'talmapimod' and f/SizeBytes gt 2500)", d => Of(d).Any(f => Has(f, "Compound", v => v == "talmapimod") && f.SizeBytes > 2500)),
        1 => new("Files/any(f: f/Gene_Symbol eq 'HeLa')", d => Of(d).Any(f => Has(f, "Gene Symbol", v => v == "HeLa"))),
        2 => new("Files/all(f: f/Format ne 'MRC')", d => Of(d).All(f => f.Format != "MRC")),
        _ => new("Components/any(c: c/SizeBytes gt 50)", d => d.Components.Any(c => c.SizeBytes > 50)),
    };

    private FilterCase Counted() => random.Next(8) switch
    {
        0 => new("Files/$count($filter=SizeBytes gt 2500) gt 3", d => Of(d).Count(f => f.SizeBytes > 2500) > 3),
        1 => new("Files/$count($filter=Compound eq 'talmapimod') eq 0", d => !Of(d).Any(f => Has(f, "Compound", v => v == "talmapimod"))),
        2 => new("Organisms/$count($filter=startswith(TaxonId,'NCBI')) ge 1", d => d.Organisms.Any(o => o.TaxonId?.StartsWith("NCBI", StringComparison.Ordinal) == true)),
        3 => new("Keywords/$count($filter=contains($it,'a')) add Components/$count gt 2", d => d.Keywords.Count(k => k.Contains('a')) + d.Components.Count > 2),
        4 => new("Files/$count($filter=Format eq null) mul 2 gt Files/$count", d => Of(d).Count(f => f.Format is null) * 2 > Of(d).Count),
        5 => new("Files/$count($filter=contains(Path,'plate 1')) lt FileCount", d => Of(d).Count(f => f.Path.Contains("plate 1", StringComparison.Ordinal)) < d.FileCount),
        6 => new("Components/$count($filter=SizeBytes gt 50) eq Publications/$count($filter=Year eq null)", d => d.Components.Count(c => c.SizeBytes > 50) == d.Publications.Count(p => p.Year is null)),
        _ => new("Files/$count($filter=Gene_Symbol eq 'HeLa') in (1,2)", d => Of(d).Count(f => Has(f, "Gene Symbol", v => v == "HeLa")) is 1 or 2),
    };

    private FilterCase Moments()
    {
        int day = random.Next(1, 22), hour = random.Next(24);
        var moment = new DateTimeOffset(2026, 11, day, hour, 0, 0, TimeSpan.Zero);
        string text = moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return random.Next(9) switch
        {
            0 => new($"date(HarvestedAt) eq {text[..10]}", d => d.HarvestedAt.UtcDateTime.Date == moment.UtcDateTime.Date),
            1 => new($"time(HarvestedAt) lt {hour:D2}:30:00", d => d.HarvestedAt.UtcDateTime.TimeOfDay < new TimeSpan(hour, 30, 0)),
            2 => new($"day(HarvestedAt) mul 100 add hour(HarvestedAt) gt {(day * 100) + hour}", d => (d.HarvestedAt.Day * 100) + d.HarvestedAt.Hour > (day * 100) + hour),
            3 => new($"HarvestedAt sub {text} lt duration'P2DT3H'", d => d.HarvestedAt - moment < new TimeSpan(2, 3, 0, 0)),
            4 => new($"HarvestedAt add duration'PT{hour}H' ge {text}", d => d.HarvestedAt.AddHours(hour) >= moment),
            5 => new($"ReleaseDate add duration'P{day}D' gt 2017-06-15", d => d.ReleaseDate?.AddDays(day) > new DateOnly(2017, 6, 15)),
            6 => new("(ReleaseDate lt date(now()) and HarvestedAt ne now())", d => d.ReleaseDate < DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)),
            7 => new("totalseconds(HarvestedAt sub 2026-11-10T00:00:00Z) gt 86400", d => (d.HarvestedAt - new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero)).TotalSeconds > 86_400),
            _ => new("(minute(HarvestedAt) eq 30 and second(HarvestedAt) add fractionalseconds(HarvestedAt) eq 0 and day(ReleaseDate) le 14)", d => d.ReleaseDate?.Day <= 14),
        };
    }

    private FilterCase Fractions()
    {
        long size = Any().SizeBytes ?? 4_321;
        return random.Next(8) switch
        {
            0 => new($"SizeBytes divby 3 gt {size / 3}.25", d => d.SizeBytes / 3m > (size / 3) + 0.25m),
            1 => new($"SizeBytes mul 0.5 le {size}", d => d.SizeBytes * 0.5m <= size),
            2 => new("round(FileCount divby 4) eq 3", d => d.FileCount is { } n && Math.Round(n / 4m, MidpointRounding.AwayFromZero) == 3),
            3 => new("floor(FileCount divby 4) eq 2", d => d.FileCount is { } n && Math.Floor(n / 4m) == 2),
            4 => new("ceiling(FileCount divby 4) eq 2", d => d.FileCount is { } n && Math.Ceiling(n / 4m) == 2),
            5 => new("FileCount mod 3 eq 1", d => d.FileCount % 3 == 1),
            6 => new("(cast(Year,Edm.String) eq '2015' or concat(toupper(Archive),'!') eq 'IDR!')", d => d.Year == 2015 || d.Archive == "idr"),
            _ => new("FileCount sub ImageCount gt -3", d => d.FileCount - d.ImageCount > -3),
        };
    }

    private FilterCase Dimensions() => random.Next(3) switch
    {
        0 => new("Organism eq 'Homo sapiens'", d => d.Organisms.Any(o => o.Name == "Homo sapiens")),
        1 => new("contains(ImagingMethod,'EM')", d => d.ImagingMethods.Count == 0 ? null : d.ImagingMethods.Any(m => m.Label.Contains("EM", StringComparison.Ordinal))),
        _ => new("Keyword in ('brain','Mouse')", d => d.Keywords.Any(k => k is "brain" or "Mouse")),
    };

    private IReadOnlyList<DataFile> Of(Dataset dataset) => records.Files.GetValueOrDefault(dataset.Accession, []);

    private static bool Has(DataFile file, string name, Func<string, bool> accepts) => file.Attributes.Any(pair => pair.Name == name && accepts(pair.Value));

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static int Utf8(string left, string right) => System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right));
}
