using System.Xml;
using Microsoft.OData;
using Microsoft.OData.Edm.Csdl;

namespace Hub.Tests.OData;

/// <summary>Reads payloads with Microsoft.OData's reader, which checks them against the published model.</summary>
internal static class PayloadReading
{
    /// <summary>How many entities and complex values a payload has.</summary>
    public static int Read(RunningOData service, HttpResponseMessage response, bool single)
    {
        using var xml = XmlReader.Create(service.Client.GetStreamAsync(new Uri("$metadata", UriKind.Relative)).GetAwaiter().GetResult());
        var model = CsdlReader.Parse(xml);
        var settings = new ODataMessageReaderSettings { Version = ODataVersion.V401, MaxProtocolVersion = ODataVersion.V401, BaseUri = service.Client.BaseAddress, ShouldIncludeAnnotation = _ => true };
        using var message = new ODataMessageReader((IODataResponseMessage)new Message(response), settings, model);
        var reader = single ? message.CreateODataResourceReader() : message.CreateODataResourceSetReader();
        int count = 0;
        while (reader.Read())
            if (reader.State == ODataReaderState.ResourceEnd) count++;
        return count;
    }

    private sealed class Message(HttpResponseMessage response) : IODataResponseMessage
    {
        public IEnumerable<KeyValuePair<string, string>> Headers => response.Headers.Concat(response.Content.Headers).Select(header => new KeyValuePair<string, string>(header.Key, string.Join(',', header.Value)));

        public int StatusCode
        {
            get => (int)response.StatusCode;
            set => throw new NotSupportedException();
        }

        public string? GetHeader(string headerName) => Headers.FirstOrDefault(header => header.Key.Equals(headerName, StringComparison.OrdinalIgnoreCase)).Value;

        public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

        public Stream GetStream() => response.Content.ReadAsStream();
    }
}
