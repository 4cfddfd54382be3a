using System.Globalization;
using System.Text.Json;
using Hub.Records;
using Hub.Tests.Catalogue;

namespace Hub.Tests.OData;

/// <summary>Random queries for files by their properties and by their key-values, each as text and as LINQ.</summary>
internal sealed class GeneratedFileQuestions(int seed, GeneratedRecords records)
{
    private readonly Random random = new(seed);

    private readonly (string Accession, DataFile File)[] files =
        [.. records.Files.OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(each => each.Value.Select(file => (each.Key, file)))];

    public QuestionCase Next()
    {
        var (text, holds) = Condition(2);
        var found = files.Where(f => holds(f.File) == true).ToArray();
        string order = "";
        switch (random.Next(3))
        {
            case 0:
                order = "&$orderby=SizeBytes desc,Path,Dataset";
                found = [.. found.OrderByDescending(f => f.File.SizeBytes ?? -1).ThenBy(f => f.File.Path, Utf8Order.Comparer).ThenBy(f => f.Accession, Utf8Order.Comparer)];
                break;
            case 1:
                order = "&$orderby=Format,Dataset desc,Path";
                found = [.. found.OrderBy(f => f.File.Format, Utf8Order.Comparer).ThenByDescending(f => f.Accession, Utf8Order.Comparer).ThenBy(f => f.File.Path, Utf8Order.Comparer)];
                break;
        }
        return new QuestionCase($"Files?$count=true&$select=Dataset,Path,Compound,Channel&$filter={Uri.EscapeDataString(text)}{order}", [.. found.Select(Line)], found.Length, Read);
    }

    private (string Text, Func<DataFile, bool?> Holds) Condition(int depth)
    {
        if (depth == 0 || random.Next(3) == 0) return Leaf();
        var (left, right) = (Condition(depth - 1), Condition(depth - 1));
        return random.Next(3) switch
        {
            0 => ($"not ({left.Text})", f => !left.Holds(f)),
            1 => ($"({left.Text} and {right.Text})", f => left.Holds(f) & right.Holds(f)),
            _ => ($"({left.Text} or {right.Text})", f => left.Holds(f) | right.Holds(f)),
        };
    }

    private (string Text, Func<DataFile, bool?> Holds) Leaf() => random.Next(2) == 0 ? OfCompounds(new[] { "talmapimod", "DMSO", "taxol" }[random.Next(3)]) : OfOthers(random.Next(20));

    private (string Text, Func<DataFile, bool?> Holds) OfCompounds(string compound)
    {
        return random.Next(7) switch
        {
            0 => ($"Compound eq '{compound}'", f => All(f, "Compound").Contains(compound)),
            1 => ($"Compound ne '{compound}'", f => Known(f, "Compound") ? All(f, "Compound").Any(v => v != compound) : true),
            2 => ($"Compound in ('{compound}','none')", f => All(f, "Compound").Contains(compound)),
            3 => ("Compound eq null", f => !Known(f, "Compound")),
            4 => ($"contains(Compound,'{compound[..3]}')", f => Known(f, "Compound") ? All(f, "Compound").Any(v => v.Contains(compound[..3], StringComparison.Ordinal)) : null),
            5 => ($"length(Compound) gt {compound.Length - 1}", f => All(f, "Compound").Any(v => v.Length > compound.Length - 1)),
            _ => ("Channel eq 'GFP'", f => All(f, "Channel").Contains("GFP")),
        };
    }

    private (string Text, Func<DataFile, bool?> Holds) OfOthers(int number)
    {
        return random.Next(7) switch
        {
            0 => ("Channel ne 'DAPI'", f => Known(f, "Channel") ? All(f, "Channel").Any(v => v != "DAPI") : true),
            1 => ($"Concentration gt {number}", f => All(f, "Concentration").Any(v => int.Parse(v, CultureInfo.InvariantCulture) > number)),
            2 => ($"Concentration le {number}.5", f => All(f, "Concentration").Any(v => int.Parse(v, CultureInfo.InvariantCulture) <= number)),
            3 => ("startswith(Gene_Symbol,'b')", f => All(f, "Gene Symbol").Any(v => v.StartsWith('b'))),
            4 => ($"SizeBytes div 100 eq {number}", f => f.SizeBytes / 100 == number),
            5 => ("(Format eq null or Component eq 'part-0')", f => f.Format is null || f.Component == "part-0"),
            _ => ($"endswith(Path,'{number % 10}.tif')", f => f.Path.EndsWith($"{number % 10}.tif", StringComparison.Ordinal)),
        };
    }

    private static string[] All(DataFile file, string name) => [.. file.Attributes.Where(pair => pair.Name == name).Select(pair => pair.Value)];

    private static bool Known(DataFile file, string name) => file.Attributes.Any(pair => pair.Name == name);

    private static string Line((string Accession, DataFile File) f) => $"{f.Accession}|{f.File.Path}|{string.Join(';', All(f.File, "Compound"))}|{string.Join(';', All(f.File, "Channel"))}";

    private static string Read(JsonElement entity) => $"{entity.GetProperty("Dataset")}|{entity.GetProperty("Path")}|{Open(entity, "Compound")}|{Open(entity, "Channel")}";

    private static string Open(JsonElement entity, string name) =>
        !entity.TryGetProperty(name, out var value) ? "" : value.ValueKind == JsonValueKind.Array ? string.Join(';', value.EnumerateArray().Select(each => each.GetString())) : value.GetString()!;
}
