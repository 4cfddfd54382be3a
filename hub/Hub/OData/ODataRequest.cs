using Microsoft.OData;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace Hub.OData;

/// <summary>A request as the URI parser understands it.</summary>
internal sealed class ODataRequest
{
    private const int MostExpansions = 10;

    /// <summary>How many expansions lie inside each other.</summary>
    public const int DeepestExpansion = 2;

    // What the URI parser is given; the others are read here, because it does not know all that they can say.
    private static readonly string[] Parsed = ["$filter", "$orderby", "$top", "$skip", "$count", "$select", "$expand", "$compute"];
    private readonly Uri root;
    private readonly string path;
    private readonly string canonical;
    private readonly ExpressionText expressions;

    /// <summary>Reads a request.</summary>
    /// <param name="root">The service's root, absolute, with a slash at its end.</param>
    /// <param name="path">The path below it, as it stands in the address.</param>
    /// <param name="query">The query, as it stands in the address, without the question mark.</param>
    /// <exception cref="ODataRefusedException">The path leads nowhere, or an option is not understood.</exception>
    public ODataRequest(Uri root, string path, string query)
    {
        (this.root, this.path) = (root, path);
        Options = QueryOptions.Parse(query);
        expressions = new ExpressionText(Options);
        if (MappingCall.Read(path, Options) is { } mapping)
        {
            (canonical, Target) = (path, new ODataTarget { Mapping = mapping });
        }
        else
        {
            (canonical, var place) = PathText.Rewrite(path, Options);
            Target = Understood(() => TargetReader.Read(Parser([]).ParsePath(), place), null);
        }
        TargetOptions.Check(Target, Options);
    }

    /// <summary>The query options.</summary>
    public QueryOptions Options { get; }

    /// <summary>What the path leads to.</summary>
    public ODataTarget Target { get; }

    /// <summary>The address without its query.</summary>
    public string Address => root + path;

    /// <summary>Whether the entities of a set can be part of the answer: the path leads to them, or an option names them.</summary>
    public bool SpeaksOf(EntityShape shape) => Target.Shape == shape || Target.Owner?.Shape == shape || Options.All.Values.Any(value => value.Contains(shape.SetName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The question for entities.</summary>
    public ODataQuestion Question(ExpressionTranslator translator, int? pageSize)
    {
        var parser = Parser(Options.All.Where(option => Parsed.Contains(option.Key)).Select(option => KeyValuePair.Create(option.Key, expressions.Whole(option.Key, option.Value))));
        return new QuestionReader(parser, Options, Target.Shape!, translator).Read(Target.Within, pageSize);
    }

    /// <summary>Parses the text of an <c>$apply</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="set">What it transforms: an entity set, or <see cref="TableModel.Set"/>.</param>
    public ApplyClause Apply(string text, string set) => Understood(() => Parser([new("$apply", expressions.Rewrite("$apply", text, open: set == TableModel.Set))], set).ParseApply(), "$apply");

    /// <summary>Carries out what the URI parser does, its refusals as refusals of the service.</summary>
    /// <param name="read">What it does.</param>
    /// <param name="target">The query option that it reads; null for the path.</param>
    /// <param name="text">The option as it was written.</param>
    public static T Understood<T>(Func<T> read, string? target, string? text = null)
    {
        try
        {
            return read();
        }
        catch (ODataUnrecognizedPathException problem)
        {
            throw new ODataRefusedException(404, "path-unknown", $"{problem.Message} The service document at the root lists the entity sets.");
        }
        catch (ODataException problem)
        {
            throw new ODataRefusedException(400, Code(problem.Message), ParserAdvice.Added(problem.Message, target, text), target);
        }
        catch (Exception problem) when (ParserAdvice.IsNoOData(problem))
        {
            throw new ODataRefusedException(400, "syntax", "The address is not understood. Check brackets, quotes and the names of properties.", target);
        }
    }

    // What the URI parser limits, by what it says of it.
    private static string Code(string message) =>
        message.Contains("$expand", StringComparison.Ordinal) && message.Contains("maximum", StringComparison.Ordinal) ? "limit-expand"
        : message.Contains("limit", StringComparison.OrdinalIgnoreCase) ? "limit-nodes"
        : "syntax";

    private ODataUriParser Parser(IEnumerable<KeyValuePair<string, string>> options, string? set = null)
    {
        string query = string.Join('&', options.Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value)}"));
        string resource = root + (set ?? canonical);
        var parser = new ODataUriParser(set == TableModel.Set ? TableModel.Instance : HubModel.Instance, root, new Uri(query.Length == 0 ? resource : $"{resource}?{query}"))
        {
            Resolver = new ODataUriResolver { EnableCaseInsensitive = true },
        };
        parser.Settings.MaximumExpansionCount = MostExpansions;
        parser.Settings.MaximumExpansionDepth = DeepestExpansion;
        return parser;
    }
}
