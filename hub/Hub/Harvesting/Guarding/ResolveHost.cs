using System.Net;

namespace Hub.Harvesting;

/// <summary>Finds the addresses of a host's name: the edge to the resolver.</summary>
/// <param name="host">The name.</param>
/// <param name="cancellationToken">Stops the question.</param>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);
