using Hub.Connectors.Declarative.Places;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Declarative.Listing;

/// <summary>One page of a declared listing.</summary>
internal static class DeclaredPage
{
    /// <summary>Asks for a page and reads it.</summary>
    /// <exception cref="ArchiveException">There is no page, or it is not what the declaration says.</exception>
    public static async Task<(ArchiveResponse Answer, Place Document)> AskAsync(Declaration declaration, IArchiveClient client, Uri address, CancellationToken cancellationToken)
    {
        var list = declaration.List;
        var answer = await client.SendAsync(new ArchiveRequest(address) { Accept = list.Request.Accept ?? Formats.Accept(list.Format) }, cancellationToken);
        if (answer.Content.Length == 0)
        {
            throw new ArchiveException($"{address} answered {answer.Status} with nothing in it. Ask the archive; nothing counts as deleted.") { Failure = ArchiveFailure.Empty };
        }

        try
        {
            return (answer, PlaceReader.Read(await answer.AsPart("listing").ReadTextAsync(cancellationToken), list.Format, declaration.Namespaces));
        }
        catch (FormatException wrong)
        {
            throw new ArchiveException($"{address} gave no {Formats.Name(list.Format)}: {wrong.Message}. Look at its answer, and harvest again later.", wrong) { Failure = ArchiveFailure.Unreadable };
        }
    }
}
