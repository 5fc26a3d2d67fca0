InMemorySnapshots region = inMemory();
