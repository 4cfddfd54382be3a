using System.Globalization;

using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Hub.Connectors.Declarative.Places;

/// <summary>A place in JSON. Lists are opened: archives write one value where others write a list of one.</summary>
internal sealed class JsonTokenPlace(JToken token) : Place
{
    private static readonly JsonSelectSettings Patient = new() { ErrorWhenNoMatch = false, RegexMatchTimeout = TimeSpan.FromSeconds(1) };

    public override string? Text => token is JValue { Value: not null } value ? Convert.ToString(value.Value, CultureInfo.InvariantCulture) : null;

    public override string Where => token.Path.Length == 0 ? "$" : token.Path[0] == '[' ? "$" + token.Path : "$." + token.Path;

    public override string Raw => token.ToString(Formatting.None);

    protected override IEnumerable<Place> Find(string path) => token.SelectTokens(path, Patient).SelectMany(Opened).Select(found => new JsonTokenPlace(found));

    protected override bool IsRefusal(Exception wrong) => wrong is JsonException or ArgumentException;

    private static IEnumerable<JToken> Opened(JToken found) => found is JArray list ? list.SelectMany(Opened) : [found];
}
