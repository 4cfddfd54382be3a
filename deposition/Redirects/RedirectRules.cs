using System.Text.Json;
using System.Text.Json.Serialization;

using Hub.Records;
using Hub.Vocabularies;

namespace Hub.Deposition.Redirects;

/// <summary>All rules of <c>config/redirects.json</c>.</summary>
public sealed class RedirectRules
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private readonly IReadOnlyList<RedirectRule> rules;
    private readonly VocabularySet vocabularies;

    private RedirectRules(IReadOnlyList<RedirectRule> rules, VocabularySet vocabularies) => (this.rules, this.vocabularies) = (rules, vocabularies);

    /// <summary>Reads the rules.</summary>
    /// <param name="path">The file, usually <c>config/redirects.json</c>.</param>
    /// <param name="vocabularies">Knows which method lies below which.</param>
    /// <exception cref="JsonException">The file is malformed, or names a method that the vocabulary lacks.</exception>
    public static RedirectRules Load(string path, VocabularySet vocabularies)
    {
        var read = JsonSerializer.Deserialize<List<RedirectRule>>(File.ReadAllText(path), Strict) ?? [];
        foreach (var (rule, method) in read.SelectMany(rule => rule.Methods.Select(method => (rule, method))).Where(pair => vocabularies.Methods.Find(pair.method) is null))
        {
            throw new JsonException($"config/redirects.json: the rule {rule.Id} names the method {method}, which config/vocabularies/methods.tsv does not have.");
        }

        return new RedirectRules(read, vocabularies);
    }

    /// <summary>The rules that fit a draft, each with what made it fit.</summary>
    /// <param name="dataset">The draft as the importer reads it.</param>
    public IReadOnlyList<Redirect> For(Dataset dataset) =>
        [.. from rule in rules let because = Because(rule, dataset) where because is not null select new Redirect(rule, because)];

    private string? Because(RedirectRule rule, Dataset dataset)
    {
        var method = dataset.ImagingMethods.FirstOrDefault(each => each.Id is { } id && rule.Methods.Any(above => above == id || vocabularies.Methods.IsBelow(id, above)));
        if (method is not null)
        {
            return method.Label;
        }

        var texts = dataset.Keywords.Append(dataset.Title).Append(dataset.Description ?? "");
        return rule.Words.FirstOrDefault(word => texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
