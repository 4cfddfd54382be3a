using Hub.Connectors.Declarative.Places;
using Hub.Connectors.Reading;

namespace Hub.Connectors.Declarative.Stating;

/// <summary>Reads declared values.</summary>
internal static class Values
{
    private const int MostValues = 10_000;

    /// <summary>The first value; null where there is none.</summary>
    public static string? First(Place place, ValueDeclaration? value, Uri? source) => All(place, value, source).FirstOrDefault().Text;

    /// <summary>All values with where they stood and what was written there, empty ones left out.</summary>
    public static IEnumerable<(string Text, string Written, string Where)> All(Place place, ValueDeclaration? value, Uri? source)
    {
        if (value is null)
        {
            return [];
        }

        var written = value.Is is { } always ? [(always, "declaration")] : place.Select(value.At!).Select(each => (Text: each.Text, each.Where));
        return from each in written.Take(MostValues)
               where each.Text is not null
               from text in Applied(each.Text, value.Apply, source)
               let plain = PlainText.Of(text)
               where plain is not null
               select (plain, each.Text, each.Where);
    }

    private static IEnumerable<string> Applied(string text, IReadOnlyList<Transform> steps, Uri? source) =>
        steps.Aggregate((IEnumerable<string>)[text.Trim()], (texts, step) => texts.SelectMany(each => step.Apply(each, source)).Select(each => each.Trim()));
}
