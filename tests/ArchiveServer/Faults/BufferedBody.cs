using Microsoft.AspNetCore.Http.Features;

namespace ArchiveServer.Faults;

/// <summary>Holds an answer back so that a fault can change it.</summary>
internal static class BufferedBody
{
    /// <summary>Lets the archive answer into memory; status and headers are set, nothing is sent.</summary>
    public static async Task<byte[]> OfAsync(HttpContext context, RequestDelegate answer)
    {
        var sent = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var memory = new MemoryStream();
        var buffer = new StreamResponseBodyFeature(memory);
        context.Features.Set<IHttpResponseBodyFeature>(buffer);
        try
        {
            await answer(context);
            await buffer.CompleteAsync();
        }
        finally
        {
            context.Features.Set(sent);
        }

        context.Response.ContentLength = null;
        return memory.ToArray();
    }
}
