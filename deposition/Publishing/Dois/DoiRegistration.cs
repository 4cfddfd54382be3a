using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

using Hub.Deposition.Drafts;

using Microsoft.Extensions.Options;

namespace Hub.Deposition.Publishing;

/// <summary>Registers and updates a deposit's DOI with DataCite's REST API (<c>PUT /dois/{doi}</c>, JSON:API); a withdrawn deposit's DOI stays registered and is hidden from its search.</summary>
/// <param name="reader">Makes the record of the released version.</param>
/// <param name="http">The way out.</param>
/// <param name="options">Prefix, address and account; without a prefix nothing is registered.</param>
public sealed class DoiRegistration(DepositReader reader, HttpClient http, IOptions<DepositionOptions> options) : IReleaseFollower
{
    private const string MediaType = "application/vnd.api+json";

    /// <inheritdoc />
    /// <exception cref="HttpRequestException">DataCite cannot be reached or refuses; it is tried again.</exception>
    public async Task FollowAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        if (options.Value.DoiPrefix.Length == 0 || deposit.Published is not [.., var version]
            || (await reader.ReadAsync(deposit.Accession, version.Payload, cancellationToken)).Dataset is not { Doi: { } doi } dataset)
        {
            return;
        }

        var attributes = new JsonObject
        {
            ["doi"] = doi,
            ["event"] = deposit.IsListed ? "publish" : "hide",
            ["url"] = $"{options.Value.PublicAddress.TrimEnd('/')}/datasets/{Uri.EscapeDataString(deposit.Accession)}",
            ["xml"] = Convert.ToBase64String(DataCiteXml.Write(dataset, doi, reader.Archive.Name, version.Number)),
        };
        var body = new JsonObject { ["data"] = new JsonObject { ["type"] = "dois", ["id"] = doi, ["attributes"] = attributes } };
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{options.Value.DoiAddress.TrimEnd('/')}/dois/{doi}");
        request.Content = JsonContent.Create(body, new MediaTypeHeaderValue(MediaType));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.DoiUser}:{options.Value.DoiPassword}")));
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
