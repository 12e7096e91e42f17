project-nameless = Please type a name for the project.
